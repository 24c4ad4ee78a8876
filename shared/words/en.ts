import { listNetworks, onlyNetwork } from "./list-networks.ts";
import type { Words } from "./words.ts";

/** Apart from the rest, so that the script beside a field takes only this and the problems along. */
export const networksEn: Words["networks"] = {
  bitcoin: "Bitcoin",
  ethereum: "Ethereum (ERC20)",
  bsc: "BNB Smart Chain (BEP20)",
  polygon: "Polygon",
  arbitrum: "Arbitrum One",
  optimism: "Optimism",
  base: "Base",
  "avalanche-c": "Avalanche C-Chain",
  fantom: "Fantom",
  linea: "Linea",
  zksync: "zkSync Era",
  opbnb: "opBNB",
  mantle: "Mantle",
  "ethereum-classic": "Ethereum Classic",
  oktc: "OKTC",
  cronos: "Cronos",
  vechain: "VeChain",
  tron: "TRON (TRC20)",
  solana: "Solana",
  ton: "TON (The Open Network)",
  xrp: "XRP Ledger",
  litecoin: "Litecoin",
  dogecoin: "Dogecoin",
  "bitcoin-cash": "Bitcoin Cash",
  dash: "Dash",
  zcash: "Zcash",
  stellar: "Stellar (XLM)",
  cardano: "Cardano (ADA)",
  polkadot: "Polkadot (DOT)",
  kusama: "Kusama (KSM)",
  cosmos: "Cosmos Hub (ATOM)",
  osmosis: "Osmosis",
  kava: "Kava",
  thorchain: "THORChain (RUNE)",
  celestia: "Celestia (TIA)",
  aptos: "Aptos",
  sui: "Sui",
  near: "NEAR Protocol",
  algorand: "Algorand",
  "avalanche-x": "Avalanche X-Chain",
  "avalanche-p": "Avalanche P-Chain",
  filecoin: "Filecoin",
  monero: "Monero (XMR)",
  tezos: "Tezos",
  hedera: "Hedera (HBAR)",
  eos: "EOS (Vaulta)",
  icp: "Internet Computer (ICP)",
  kaspa: "Kaspa",
  multiversx: "MultiversX (EGLD)",
  oasis: "Oasis Network",
  neo: "NEO",
  nano: "Nano (XNO)",
  iost: "IOST",
  waves: "Waves",
  ravencoin: "Ravencoin",
  digibyte: "DigiByte",
  bep2: "BNB Beacon Chain (BEP2)",
  omni: "Omni Layer",
  lightning: "Lightning Network",
  "x-layer": "X Layer",
  ronin: "Ronin",
  other: "Another network",
};

const named = (detail: string | undefined) =>
  listNetworks(networksEn, detail, { separator: ", ", more: " and others" });
const on = (detail: string | undefined) => {
  const name = onlyNetwork(networksEn, detail);
  return name ? ` on ${name}` : "";
};

/** What is wrong with a field, one sentence per code. */
export const problemsEn: Words["problems"] = {
  missing: ({ label }) => `${label}: please fill this in. We cannot go on without it.`,
  "too-long": ({ label, detail }) =>
    `${label} is too long. Shorten it${detail ? ` to ${detail} characters` : ""}; more can follow later in the case.`,
  "unknown-field": () => "We do not know this field. Check its name, or put the text into the description.",
  "not-text": ({ label }) => `${label} must be text. Put it in quotes: a long number loses its last digits otherwise.`,
  "choice-unknown": ({ label }) => `${label}: choose one of the options shown.`,
  "email-unreadable": () => "This is not a complete e-mail address. Enter one like name@example.com.",
  "contact-unreadable": () =>
    "This is neither an e-mail address nor a phone number. Enter name@example.com, or a number with + and country code.",
  "uid-is-email": () =>
    "This is an e-mail address, not a UID. The UID is a number: in the app it stands under your name in Profile.",
  "uid-is-phone": () =>
    "This looks like a phone number, not a UID. In the app the UID stands under your name in Profile.",
  "uid-is-order-number": () =>
    "This looks like an order number, not a UID. In the app the UID stands under your name in Profile.",
  "uid-is-invite-code": () =>
    "This is an invite code, not a UID. In the app the UID stands under your name in Profile.",
  "uid-is-nickname": () =>
    "This is a name, not a UID. The UID is a number: in the app it stands under your name in Profile.",
  "uid-is-sub-account": () =>
    "This is the UID of a sub-account. Enter the UID of your main account: in the app it stands under your name in Profile.",
  "uid-unreadable": () =>
    "This does not look like a UID. It has digits only. Copy it in the app from Profile, under your name.",
  "txid-is-address": ({ detail }) =>
    `This is a receiving address${on(detail)}, not a transaction hash. Open the transfer in Assets > History and copy the TxID.`,
  "txid-is-address-page": () =>
    "This link opens the page of an address, not of a transaction. Open the transfer itself on that page and copy its link or hash.",
  "txid-is-block-page": () =>
    "This link opens the page of a block, not of a transaction. Find your transfer in it, or copy the TxID from Assets > History.",
  "txid-is-block-hash": () =>
    "This looks like the hash of a block, not of a transaction. Open the transfer itself and copy its TxID.",
  "txid-pending": () =>
    "A withdrawal that is still being processed has no hash yet. Enter its withdrawal number instead, and the hash once it has one.",
  "txid-is-testnet": () =>
    "This transaction is on a test network, where coins have no value. Enter the transaction of the real transfer.",
  "txid-is-internal-transfer": () =>
    "This is an internal transfer: it never went over a network and has no hash. Choose “Internal transfer or P2P order in dispute” and enter its order number.",
  "txid-is-order-number": () =>
    "This is an order or withdrawal number, not a transaction hash. The hash is longer and has letters too: open the entry in Assets > History and copy the TxID.",
  "txid-truncated": () =>
    "This was shortened by the app: the middle is missing. Use the copy button beside the TxID and paste it whole.",
  "txid-wrong-network": ({ network, detail }) =>
    `This is not a transaction hash of ${network ?? "the chosen network"}.${named(detail) ? ` It fits ${named(detail)}.` : ""} Check the network, or copy the hash again.`,
  "txid-needs-0x": ({ network }) =>
    `On ${network ?? "this network"} a transaction hash begins with 0x. Copy it again from the explorer or the app. If this is a private key, give it to no one.`,
  "txid-misspelt": ({ detail }) =>
    `One character cannot be right${detail ? `: look at character ${detail}` : ""}. Capital and small letters matter, so copy the hash rather than type it.`,
  "txid-wrong-length": ({ detail }) =>
    `A part is missing or too much${detail ? `: these are ${detail} characters` : ""}. Copy the whole hash again with the copy button.`,
  "txid-several": () =>
    "There are two or more hashes here. Enter the one that this case is about, and open a case of its own for each of the others.",
  "txid-named-otherwise": () =>
    "By the words before it this is an address or another number, not a transaction hash. Copy the TxID from Assets > History. If it is the hash, enter it without other words.",
  "txid-is-misspelt-address": () =>
    "This looks like a receiving address with a mistake in it, not like a transaction hash. Open the transfer in Assets > History and copy the TxID.",
  "txid-unreadable": () =>
    "We cannot read this as a transaction hash. Copy the TxID from Assets > History > the transfer, or paste the link of the explorer page.",
  "address-is-txid": () =>
    "This is a transaction hash, not an address. Open the transfer in Assets > History and copy the address.",
  "address-wrong-network": ({ network, detail }) =>
    `This is not an address of ${network ?? "the chosen network"}.${named(detail) ? ` It fits ${named(detail)}.` : ""} Check the network, or copy the address again.`,
  "address-checksum": () =>
    "One character of this address is wrong: its check does not match. Copy the address again rather than type it.",
  "address-truncated": () =>
    "This was shortened by the app: the middle is missing. Use the copy button beside the address and paste it whole.",
  "address-unreadable": () => "We cannot read this as an address. Copy it whole from Assets > History > the transfer.",
  "network-unknown": () => "We do not know this network. Choose it from the list, or choose “Another network”.",
  "amount-unreadable": () => "We cannot read this amount. Enter digits only, with a point for decimals, like 1250.5.",
  "amount-ambiguous": () =>
    "This amount can be read in two ways. Enter it without thousands separators and with a point for decimals: 1000 or 1.000000.",
  "amount-not-positive": () => "The amount must be more than zero. Enter it as the history shows it.",
  "time-unreadable": ({ detail }) =>
    detail === "no-time-of-day"
      ? "The time of day is missing. Enter it like 2026-03-05 15:20; a guess within the hour will do."
      : "We cannot read this time. Enter it like 2026-03-05 15:20.",
  "time-ambiguous": ({ detail }) =>
    detail
      ? `This can mean ${detail.split(",").join(" or ")}. Enter the year first, the hour from 0 to 23, and the time zone, like 2026-03-05 15:20 UTC+8.`
      : "Day and month can be read in two ways. Enter the year first, like 2026-03-05 15:20.",
  "time-in-future": () => "This time is in the future. Check the date and the time zone.",
  "time-too-early": () => "This is before the first block of Bitcoin, 3 January 2009. Check the year.",
  "reference-misspelt": () =>
    "One character of this reference is wrong. Copy it from the subject of our mail, like PC-7K2M9-QX4TZ.",
};

export const en: Words = {
  product: "Postcase",

  caseTypes: {
    "account-stolen": {
      title: "Account stolen or money moved without you",
      summary: "Someone else is in your account, or something left it that you did not send.",
      prepare: [
        "Your UID, or the e-mail address or phone number of the account",
        "When you first noticed it",
        "The transaction hashes of what left, if you can see them",
      ],
      next: [
        "Your case is at the front of the queue: an agent reads it next.",
        "If you asked for it, we check who you are and then freeze the account.",
        "We tell you what was found and what can still be done.",
      ],
      firstAid: [
        "Freeze the account yourself if you can: in the app, Profile > Security > Freeze account.",
        "Change the password of your e-mail first, then the password of the exchange account.",
        "Delete all API keys, including your own: Profile > API.",
        "Remove devices that are not yours, and sign out everywhere: Profile > Security > Devices.",
        "If a recovery phrase or private key may have been seen, move what is left in that wallet to a new wallet now.",
        "Keep the evidence: screenshots, messages, addresses, transaction hashes. Delete nothing.",
        "Report it to the police and keep the number of the report.",
        "Do not talk to anyone who calls or writes to you as support. We answer by mail and on your case page only.",
      ],
    },
    "deposit-not-credited": {
      title: "Deposit not credited",
      summary: "You sent coins to your account and they have not arrived in your balance.",
      prepare: [
        "Your UID",
        "The transaction hash (TxID) from the wallet or platform you sent from",
        "The coin, the network, the amount and the time",
      ],
      next: [
        "We look the transaction up on the network.",
        "If it has arrived at your address, we credit it or tell you what holds it up.",
        "If it has not, we tell you who can help.",
      ],
    },
    "wrong-network": {
      title: "Sent on the wrong network",
      summary: "You sent coins over a network, or of a kind, that your deposit address does not take.",
      prepare: [
        "Your UID",
        "The network that was really used, and the transaction hash (TxID)",
        "The address you sent to, the coin and the amount",
      ],
      next: [
        "We check whether we hold the address on the network that was used.",
        "We tell you whether the coins can be recovered, how long it takes and what it costs, before anything is done.",
      ],
    },
    "missing-memo": {
      title: "Memo or tag missing or wrong",
      summary: "You sent a coin that needs a memo, tag or comment, and left it out or typed another.",
      prepare: [
        "Your UID and the transaction hash (TxID)",
        "The memo that your deposit page shows, and the one you used",
        "The address that the coins came from",
      ],
      next: [
        "We find the deposit and compare it with what you told us.",
        "We may ask for proof that the sending account is yours.",
        "Then we credit it to your account.",
      ],
    },
    "withdrawal-stuck": {
      title: "Withdrawal not arrived",
      summary: "You withdrew coins, and they are still pending or have not reached the other side.",
      prepare: [
        "Your UID",
        "The withdrawal ID or order number",
        "The coin, the network, the address you sent to, the amount and the time",
      ],
      next: [
        "We check where the withdrawal stands.",
        "If it waits with us, we tell you why and until when.",
        "If it has left, we send you its transaction hash for the receiving side.",
      ],
    },
    "transfer-dispute": {
      title: "Internal transfer or P2P order in dispute",
      summary: "Something went wrong between you and another customer: a transfer, a P2P order, a payment.",
      prepare: [
        "Your UID and the order number",
        "Who the other side is: UID or nickname",
        "When it happened, the amount, and proof of payment",
      ],
      next: [
        "We read the order and what both sides wrote in it.",
        "We ask the other side where that is needed.",
        "We decide by the rules of the order and tell you why.",
      ],
    },
    "account-locked": {
      title: "Locked out of the account",
      summary: "You cannot sign in: password, authenticator, phone, e-mail or passkey is lost.",
      prepare: [
        "Your UID, or the e-mail address or phone number of the account",
        "What you can no longer use",
        "Device and time of your last successful sign-in, if you remember",
      ],
      next: [
        "We check that the account is yours.",
        "We then tell you which steps give you access again.",
        "For your protection, withdrawals may be closed for a day afterwards.",
      ],
    },
    identity: {
      title: "Identity check (KYC)",
      summary: "Your identity check was turned down, or does not go on.",
      prepare: ["Your UID", "Which kind of document you used", "The message that the app shows"],
      next: [
        "We look at what stopped the check.",
        "We tell you which document or photo to try again, in the app only.",
        "Please never send a document by mail.",
      ],
    },
    "api-problem": {
      title: "API problem",
      summary: "A call to the API fails or answers something unexpected.",
      prepare: [
        "Your UID and the endpoint",
        "The time of the call, and the error code with its message",
        "The request ID; a sample of the call without key, secret, passphrase and signature",
      ],
      next: ["An engineer finds your call in our records.", "We tell you what to change, or what we repair and when."],
    },
    trading: {
      title: "Order, trade or liquidation",
      summary: "An order, a trade, a fee or a liquidation is not what you expected.",
      prepare: ["Your UID", "The instrument and the order ID", "What you expected, and what happened, with the time"],
      next: [
        "We replay the order against the records of that moment.",
        "We show you how the result came about, and correct it if we were wrong.",
      ],
    },
    scam: {
      title: "Scam or impersonation",
      summary: "Someone pretends to be us, or talked you into sending coins or data.",
      prepare: [
        "How the impostor reached you: address, phone number, account, website",
        "What you sent, or what you told them",
        "The transaction hash, if coins were sent",
      ],
      next: [
        "We have the false site or account taken down where we can.",
        "If coins reached an address that we know, we tell you what is possible.",
        "We give you what the police will ask for.",
      ],
      firstAid: [
        "Send nothing more, whatever they promise. A fee to get money back is part of the scam.",
        "Stop talking to them, and do not tell them that you know.",
        "If you typed a password somewhere, change the password of your e-mail first, then that of the exchange account.",
        "If you gave away a recovery phrase or private key, move what is left in that wallet to a new wallet now.",
        "If you let them into your computer or phone, take it off the network before you sign in anywhere.",
        "Keep the evidence: screenshots, messages, addresses, transaction hashes. Delete nothing.",
        "Report it to the police and keep the number of the report.",
        "Do not talk to anyone who contacts you as support or offers to recover the money.",
      ],
    },
    complaint: {
      title: "Complaint about an earlier case",
      summary: "You had an answer from us, or none, and want somebody else to look at it.",
      prepare: ["The reference of the earlier case", "What is still wrong", "What you want us to do"],
      next: [
        "Somebody who did not work on the earlier case reads all of it.",
        "We answer every point, and say what we change or why we do not.",
      ],
    },
    other: {
      title: "Something else",
      summary: "Your problem is none of the above.",
      prepare: ["Your UID", "What happened, in your own words"],
      next: ["An agent reads it and brings it to the right people.", "We write to you if we need anything else."],
    },
  },

  fields: {
    uid: {
      label: "UID",
      hint: "The number of your account, digits only.",
      where: "In the app: Profile, right under your name. Tap it to copy.",
      missing: "Enter your UID",
    },
    registeredContact: {
      label: "E-mail or phone number of the account",
      hint: "The one you sign in with. For a phone number, start with + and the country code.",
      where: "In the app: Profile > Security. If you cannot sign in: the address that our sign-in mails went to.",
      missing: "Enter the e-mail address or phone number of the account",
    },
    coin: {
      label: "Coin",
      hint: "Its short name, for example USDT, BTC or ETH.",
      where: "In the app: Assets > History, at the head of the entry.",
      missing: "Enter the coin",
    },
    network: {
      label: "Network",
      hint: "The network that was really used, for example TRC20 (TRON) or ERC20 (Ethereum).",
      where:
        "In the app or wallet you sent from: open the transfer and look for Network. The explorer page shows it too.",
      missing: "Choose the network",
    },
    txid: {
      label: "Transaction hash (TxID)",
      hint: "A long line of letters and digits, mostly 64 or 66 characters. A link to the explorer page will do as well.",
      where:
        "In the app or wallet you sent from: Assets > History > the transfer > TxID. Use the copy button, as the screen shortens it.",
      missing: "Enter the transaction hash (TxID)",
    },
    amount: {
      label: "Amount",
      hint: "As the history shows it, for example 1250.5.",
      where: "In the app: Assets > History > the transfer > Amount.",
      missing: "Enter the amount",
    },
    occurredAt: {
      label: "When it happened",
      hint: "Date, time and time zone, for example 2026-03-05 15:20 UTC+8.",
      where: "In the app: Assets > History > the entry > Time. The app shows the time of your device.",
      missing: "Enter the date and time",
    },
    fromAddress: {
      label: "Sending address",
      hint: "The address that the coins came from.",
      where:
        "On the explorer page of the transaction, beside From. In a wallet of your own: the address of the wallet.",
      missing: "Enter the sending address",
    },
    toAddress: {
      label: "Receiving address",
      hint: "The address that the coins were sent to, in full.",
      where: "In the app or wallet you sent from: Assets > History > the transfer > Address.",
      missing: "Enter the receiving address",
    },
    sourcePlatform: {
      label: "Where you sent it from",
      hint: "Name of the exchange or wallet.",
      where: "The app in which you pressed Send or Withdraw.",
      missing: "Enter the name of the exchange or wallet you sent from",
    },
    memoRight: {
      label: "Right memo or tag",
      hint: "The one that belongs to your account.",
      where: "In the app: Assets > Deposit > the coin. It stands under the address as Memo, Tag or Comment.",
      missing: "Enter the memo or tag that your deposit page shows",
    },
    memoUsed: {
      label: "Memo or tag you used",
      hint: "What you typed when sending. If you left it empty, write “none”.",
      where: "In the app or wallet you sent from: Assets > History > the transfer > Memo or Tag.",
      missing: "Enter the memo or tag you used, or “none”",
    },
    contractAddress: {
      label: "Contract address of the token",
      hint: "It tells one token from others of the same name.",
      where: "On the explorer page of the transaction: follow the name of the token to its contract.",
      missing: "Enter the contract address of the token",
    },
    withdrawalId: {
      label: "Withdrawal ID",
      hint: "The number that the app gave the withdrawal. It is not the transaction hash.",
      where: "In the app: Assets > History > Withdrawals > the withdrawal > ID.",
      missing: "Enter the withdrawal ID",
    },
    orderNumber: {
      label: "Order number",
      hint: "Digits only, mostly 18 to 20 of them.",
      where: "In the app: Orders > the order > Order number. Tap it to copy.",
      missing: "Enter the order number",
    },
    counterparty: {
      label: "The other side",
      hint: "UID or nickname of the person you dealt with.",
      where: "In the app: Orders > the order, at the name of the buyer or seller.",
      missing: "Enter the UID or nickname of the other side",
    },
    paymentReference: {
      label: "Payment reference",
      hint: "The number that the bank or payment service gave the payment.",
      where: "On the receipt of your bank or payment app.",
      missing: "Enter the payment reference",
    },
    whatHappened: {
      label: "What happened",
      hint: "A few sentences are enough. Please no password, code, recovery phrase or private key.",
      where: "In your own words: what you saw, and in what order.",
      missing: "Describe what happened",
    },
    noticedAt: {
      label: "When you noticed it",
      hint: "Date, time and time zone, for example 2026-03-05 15:20 UTC+8.",
      where: "The time of the first mail, message or entry that was not yours. A guess will do.",
      missing: "Enter when you noticed it",
    },
    freezeWanted: {
      label: "Whether to freeze the account",
      hint: "Nobody can trade or withdraw then, you included, until we know who is who.",
      where: "If you are not sure, choose Yes. It can be undone.",
      missing: "Choose whether we should freeze the account",
      options: { yes: "Yes, freeze it", no: "No, not now" },
    },
    outgoingTxids: {
      label: "Transaction hashes of what left",
      hint: "One on each line.",
      where: "In the app: Assets > History > Withdrawals > each entry > TxID.",
      missing: "Enter the transaction hashes of what left your account",
    },
    policeReport: {
      label: "Number of the police report",
      hint: "With the name of the police station, if you have it.",
      where: "On the paper or mail that the police gave you.",
      missing: "Enter the number of the police report",
    },
    whatIsLost: {
      label: "What you can no longer use",
      hint: "If it is more than one thing, choose the one that stops you first.",
      where: "The step of the sign-in at which you cannot go on.",
      missing: "Choose what you can no longer use",
      options: {
        password: "Password",
        authenticator: "Authenticator app",
        phone: "Phone number",
        email: "E-mail address",
        passkey: "Passkey",
        other: "Something else",
      },
    },
    device: {
      label: "Device",
      hint: "Model and system, for example iPhone 15 or Windows 11.",
      where: "The device on which you last signed in.",
      missing: "Enter the device on which you last signed in",
    },
    lastLogin: {
      label: "Last successful sign-in",
      hint: "When and in which city, as far as you remember.",
      where: "The sign-in mails that we sent you show time and place.",
      missing: "Enter when you last signed in",
    },
    documentType: {
      label: "Kind of document",
      hint: "Only the kind. Please do not send the document or its number here.",
      where: "In the app: Profile > Identity check.",
      missing: "Choose the kind of document",
      options: {
        passport: "Passport",
        "id-card": "Identity card",
        "driving-licence": "Driving licence",
        "residence-permit": "Residence permit",
        other: "Another document",
      },
    },
    errorShown: {
      label: "Message that is shown",
      hint: "Word for word, as the app shows it.",
      where: "In the app: Profile > Identity check. Type or copy the text; a picture cannot be searched.",
      missing: "Enter the message that the app shows",
    },
    endpoint: {
      label: "Endpoint",
      hint: "Method and path, for example POST /api/v5/trade/order.",
      where: "In your code or its log, without the query string.",
      missing: "Enter the endpoint",
    },
    requestTime: {
      label: "Time of the call",
      hint: "ISO 8601 or milliseconds, for example 2026-03-05T07:20:00.123Z.",
      where: "In the log of your program, or the timestamp header of the call.",
      missing: "Enter the time of the call",
    },
    errorCode: {
      label: "Error code and message",
      hint: "As the answer has them, for example 50111 Invalid key.",
      where: "In the body of the answer: code and msg.",
      missing: "Enter the error code and its message",
    },
    requestId: {
      label: "Request ID",
      hint: "The id of this one call.",
      where: "In the headers of the answer.",
      missing: "Enter the request ID",
    },
    requestSample: {
      label: "Sample of the call",
      hint: "Without key, secret, passphrase and signature.",
      where: "In the log of your program. Put *** in place of anything secret.",
      missing: "Enter a sample of the call, without anything secret",
    },
    instrument: {
      label: "Instrument",
      hint: "For example BTC-USDT or ETH-USDT-SWAP.",
      where: "In the app: Orders > History, at the head of the order.",
      missing: "Enter the instrument",
    },
    orderId: {
      label: "Order ID",
      hint: "The number of the order.",
      where: "In the app: Orders > History > the order > Order ID. Tap it to copy.",
      missing: "Enter the order ID",
    },
    expectedAndActual: {
      label: "What you expected, and what happened",
      hint: "Prices, quantities and times make it quick to check.",
      where: "In your own words. Orders > History shows what was filled and at which price.",
      missing: "Describe what you expected and what happened",
    },
    impostorContact: {
      label: "How they reached you",
      hint: "Address, phone number, account name or website, as exactly as you can.",
      where: "In the chat, mail or browser history. Copy it, and do not open it again.",
      missing: "Enter how they reached you",
    },
    whatWasSent: {
      label: "What you sent or told them",
      hint: "Coins, documents, a password, access to your device. If nothing, write “nothing”. Do not repeat the secret itself.",
      where: "In the chat, and under Assets > History > Withdrawals.",
      missing: "Describe what you sent or told them, or write “nothing”",
    },
    earlierReference: {
      label: "Reference of the earlier case",
      hint: "For example PC-7K2M9-QX4TZ.",
      where: "In the subject of our mails.",
      missing: "Enter the reference of the earlier case",
    },
    whatIsWrong: {
      label: "What is still wrong",
      hint: "The points that our answer left open or got wrong.",
      where: "In your own words.",
      missing: "Describe what is still wrong",
    },
    wantedOutcome: {
      label: "What you want us to do",
      hint: "One clear wish is best.",
      where: "In your own words.",
      missing: "Describe what you want us to do",
    },
    agentNames: {
      label: "Who answered you",
      hint: "Name or number of the agent, and the date.",
      where: "At the end of our mails.",
      missing: "Enter who answered you",
    },
    description: {
      label: "What happened",
      hint: "A few sentences are enough. Please no password, code, recovery phrase or private key.",
      where: "In your own words: what you did, what you saw, what you expected.",
      missing: "Describe what happened",
    },
  },

  // Labels begin with a capital, which a word in the middle of a phrase has not; abbreviations keep theirs.
  or: (labels) =>
    labels.map((label, i) => (i > 0 ? label.replace(/^[A-Z](?=[a-z-])/, (c) => c.toLowerCase()) : label)).join(", or "),

  networks: networksEn,

  problems: problemsEn,

  states: {
    "needs-information": {
      title: "We need something from you",
      meaning: "Something is missing that we cannot do without. As soon as we have it, we go on.",
    },
    received: { title: "Received", meaning: "Your case is with us and complete. An agent takes it up next." },
    "in-progress": { title: "Being looked at", meaning: "An agent is working on your case." },
    answered: {
      title: "Answered",
      meaning: "We have answered you. If something is still open, reply, and we go on at once.",
    },
    paused: {
      title: "Paused",
      meaning: "Your case is resting and nothing of it is lost. Write to us whenever you are ready, and we go on.",
    },
    closed: {
      title: "Finished",
      meaning: "As far as we can see, this is solved. If it is not, write to us: the same case opens again.",
    },
  },

  within: (hours) => {
    const [count, unit] = hours > 24 && hours % 24 === 0 ? [hours / 24, "day"] : [hours, "hour"];
    return `within ${count} ${unit}${count === 1 ? "" : "s"}`;
  },

  zoneKnown: {
    stated: "time zone as you stated it",
    chosen: "time zone as you chose it",
    assumed: "time zone assumed: please tell us if it is wrong",
  },

  weNeverAsk: [
    "your password",
    "a code from SMS, mail or authenticator app",
    "your recovery phrase or private key",
    "access to your computer or phone",
    "a payment to solve your case",
  ],

  mail: {
    senderName: "Postcase Support",
    fact: (label, value) => `${label}: ${value}`.trimEnd(),
    remark: (value, remark) => `${value} (${remark})`,
    subjects: {
      acknowledgement: (reference) => `We have received your case ${reference}`,
      "address-corrected": (reference) => `We have received your case ${reference} (address corrected)`,
      "open-cases": (reference) => `Your open cases, among them ${reference}`,
      "information-received": (reference) => `Your case ${reference}: your information has arrived`,
      "desk-update": (reference) => `Your case ${reference}: news from our desk`,
    },
    greeting: "Hello,",
    received: "We have received your case.",
    receivedUrgent: "We have received your case and put it at the front of the queue.",
    informationReceived: "What you sent has arrived and is now part of your case.",
    addressCorrected:
      "The e-mail address of your case has been corrected. From now on we write here, and the earlier link no longer works.",
    deskUpdate: "There is news about your case.",
    waitsForConfirmation: "Our answer to this case waits for you: open it, and press “Confirm” if it is yours.",
    openCases: "Somebody asked on our page for the open cases of this address. Each has a link that opens it.",
    otherCases: "Your other open cases",
    moreCases: (count) => (count === 1 ? "And one more, which is older." : `And ${count} more, which are older.`),
    about: "Topic",
    filesNotKept: (count, { files, megabytes, inAll }) =>
      `${count === 1 ? "One file of your mail was" : `${count} files of your mail were`} too much to be kept with the case: we take ${files} files of up to ${megabytes} MB from one mail, ${inAll} MB in all. Please add what is missing on your case's page, which takes larger ones.`,
    addFiles: "Add files",
    reference: "Reference",
    receivedAt: "Received",
    statusLink: "See your case",
    statusLinkHint:
      "This link opens your case without signing in. Please keep it to yourself and do not forward this mail.",
    accessCode: "Access code",
    accessCodeHint: (checkUrl) =>
      `If the link does not open, go to ${checkUrl} and enter the reference and this access code.`,
    whatWeHave: "What we have",
    present: "received",
    whatIsMissing: "What we still need",
    addMissing: "Add what is missing",
    nothingMissing: "We have everything we need for now.",
    answerOnceComplete: (within) =>
      `Something is still missing, see below. Once we have it, a person answers you ${within}.`,
    whatHappensNext: "What happens next",
    firstAid: "Please do this now",
    promisedBy: "Our answer by",
    state: "Status",
    message: "Message from our desk",
    replyHint: "You can also reply to this mail. Leave the address as it is: it leads to your case.",
    weNeverAskTitle: "We never ask for",
    secrets: {
      wallet: {
        title: "Please act now: your message seems to contain a recovery phrase or private key",
        steps: [
          "Create a new wallet and move everything from the old one to it. Whoever has seen the phrase or key can take the funds at any time.",
          "We removed it from your message and did not keep it. Other copies, for example in your sent mail, are still yours to delete.",
          "We do not read pictures. If one that you sent shows the phrase or key, tell us, and we delete it.",
          "Nobody from support will ever ask you for it. If anyone did, tell us who, and do not answer them.",
          "If what you sent was a transaction hash, add it on the status page in the field for the hash.",
        ],
      },
      account: {
        title: "Please act now: your message seems to contain a password, a code or an API secret",
        steps: [
          "Change the password, or delete the API key and create a new one. Let an unused code expire.",
          "We removed it from your message and did not keep it.",
          "Nobody from support will ever ask you for it.",
        ],
      },
      card: {
        title: "Your message seems to contain a card number",
        steps: [
          "We removed it from your message and did not keep it. We never need a full card number.",
          "If you sent it to anyone else, ask your bank to block the card.",
        ],
      },
    },
    notYou:
      "You did not write to us? Then somebody typed your address, perhaps by mistake. There is nothing you need to do.",
  },
};
