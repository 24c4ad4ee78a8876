import { listNetworks, onlyNetwork } from "./list-networks.ts";
import type { Words } from "./words.ts";

/** Apart from the rest, so that the script beside a field takes only this and the problems along. */
export const networksZhHant: Words["networks"] = {
  bitcoin: "比特幣（Bitcoin）",
  ethereum: "以太坊（ERC20）",
  bsc: "BNB Smart Chain（BEP20）",
  polygon: "Polygon",
  arbitrum: "Arbitrum One",
  optimism: "Optimism",
  base: "Base",
  "avalanche-c": "雪崩 C 鏈（Avalanche C-Chain）",
  fantom: "Fantom",
  linea: "Linea",
  zksync: "zkSync Era",
  opbnb: "opBNB",
  mantle: "Mantle",
  "ethereum-classic": "以太經典（ETC）",
  oktc: "OKTC",
  cronos: "Cronos",
  vechain: "唯鏈（VeChain）",
  tron: "波場（TRC20）",
  solana: "Solana",
  ton: "TON（The Open Network）",
  xrp: "XRP Ledger（瑞波）",
  litecoin: "萊特幣（Litecoin）",
  dogecoin: "狗狗幣（Dogecoin）",
  "bitcoin-cash": "比特幣現金（BCH）",
  dash: "達世幣（Dash）",
  zcash: "大零幣（Zcash）",
  stellar: "恆星（Stellar）",
  cardano: "Cardano（ADA）",
  polkadot: "波卡（Polkadot）",
  kusama: "Kusama（KSM）",
  cosmos: "Cosmos Hub（ATOM）",
  osmosis: "Osmosis",
  kava: "Kava",
  thorchain: "THORChain（RUNE）",
  celestia: "Celestia（TIA）",
  aptos: "Aptos",
  sui: "Sui",
  near: "NEAR Protocol",
  algorand: "Algorand",
  "avalanche-x": "雪崩 X 鏈（Avalanche X-Chain）",
  "avalanche-p": "雪崩 P 鏈（Avalanche P-Chain）",
  filecoin: "Filecoin",
  monero: "門羅幣（Monero）",
  tezos: "Tezos",
  hedera: "Hedera（HBAR）",
  eos: "EOS（Vaulta）",
  icp: "Internet Computer（ICP）",
  kaspa: "Kaspa",
  multiversx: "MultiversX（EGLD）",
  oasis: "Oasis Network",
  neo: "NEO",
  nano: "Nano（XNO）",
  iost: "IOST",
  waves: "Waves",
  ravencoin: "渡鴉幣（Ravencoin）",
  digibyte: "DigiByte",
  bep2: "BNB Beacon Chain（BEP2）",
  omni: "Omni Layer",
  lightning: "閃電網路（Lightning）",
  "x-layer": "X Layer",
  ronin: "Ronin",
  other: "其他網路",
};

const named = (detail: string | undefined) => listNetworks(networksZhHant, detail, { separator: "、", more: "等" });
const of = (detail: string | undefined) => {
  const name = onlyNetwork(networksZhHant, detail);
  return name ? ` ${name} 的` : "";
};

/** What is wrong with a field, one sentence per code. */
export const problemsZhHant: Words["problems"] = {
  missing: ({ label }) => `請填寫「${label}」，少了這一項我們無法繼續處理。`,
  "too-long": ({ label, detail }) =>
    `「${label}」太長了，請縮短${detail ? `到 ${detail} 個字元以內` : ""}，其餘內容之後可以補充。`,
  "unknown-field": () => "我們沒有這個欄位。請檢查欄位名稱，或把內容寫在問題說明裡。",
  "not-text": ({ label }) => `「${label}」必須是文字。請加上引號，否則過長的數字會遺失末幾位。`,
  "choice-unknown": ({ label }) => `「${label}」請從列出的選項中選擇。`,
  "email-unreadable": () => "這不是完整的電子郵件地址，請依 name@example.com 的格式填寫。",
  "contact-unreadable": () =>
    "這既不是電子郵件地址，也不是手機號碼。請填寫 name@example.com，或以 + 和國碼開頭的號碼。",
  "uid-is-email": () => "這是電子郵件地址，不是 UID。UID 是一串數字，在 App 的個人中心、暱稱下方。",
  "uid-is-phone": () => "這看起來是手機號碼，不是 UID。UID 在 App 的個人中心、暱稱下方。",
  "uid-is-order-number": () => "這看起來是訂單編號，不是 UID。UID 在 App 的個人中心、暱稱下方。",
  "uid-is-invite-code": () => "這是邀請碼，不是 UID。UID 在 App 的個人中心、暱稱下方。",
  "uid-is-nickname": () => "這是暱稱，不是 UID。UID 是一串數字，在 App 的個人中心、暱稱下方。",
  "uid-is-sub-account": () => "這是子帳戶的 UID。請填寫主帳戶的 UID，在 App 的個人中心、暱稱下方。",
  "uid-unreadable": () => "這看起來不是 UID。UID 全部是數字，請在 App 的個人中心、暱稱下方複製。",
  "txid-is-address": ({ detail }) =>
    `這是${of(detail)}收款地址，不是交易雜湊。請打開「資產 > 歷史紀錄」裡的這筆轉帳，複製 TxID。`,
  "txid-is-address-page": () => "這個連結打開的是地址頁面，不是交易頁面。請在該頁面點開這筆轉帳，複製它的連結或雜湊。",
  "txid-is-block-page": () =>
    "這個連結打開的是區塊頁面，不是交易頁面。請在其中找到您的轉帳，或在「資產 > 歷史紀錄」裡複製 TxID。",
  "txid-is-block-hash": () => "這看起來是區塊雜湊，不是交易雜湊。請打開這筆轉帳，複製它的 TxID。",
  "txid-pending": () => "提幣仍在處理中，還沒有交易雜湊。請先填寫提幣單號，等雜湊產生後再補充。",
  "txid-is-testnet": () => "這是測試網上的交易，測試網的幣沒有價值。請填寫真實轉帳的交易雜湊。",
  "txid-is-internal-transfer": () =>
    "這是內部轉帳，沒有上鏈，所以沒有交易雜湊。請改選「內部轉帳或 P2P 訂單糾紛」，並填寫訂單編號。",
  "txid-is-order-number": () =>
    "這是訂單編號或提幣單號，不是交易雜湊。交易雜湊更長，而且有英文字母：請打開「資產 > 歷史紀錄」裡的紀錄，複製 TxID。",
  "txid-truncated": () => "App 把它縮寫了，中間少了一段。請點 TxID 旁邊的複製按鈕，完整貼上。",
  "txid-wrong-network": ({ network, detail }) =>
    `這不是${network ? ` ${network} ` : "所選網路"}的交易雜湊。${named(detail) ? `它的格式符合 ${named(detail)}。` : ""}請檢查網路，或重新複製雜湊。`,
  "txid-needs-0x": ({ network }) =>
    `${network ? `${network} ` : "這個網路"}的交易雜湊以 0x 開頭。請從區塊鏈瀏覽器或 App 重新複製。若這是私鑰，請不要給任何人。`,
  "txid-misspelt": ({ detail }) =>
    `有一個字元不對${detail ? `，請看第 ${detail} 個` : ""}。英文字母有大小寫之分，請用複製的，不要手動輸入。`,
  "txid-wrong-length": ({ detail }) =>
    `長度不對${detail ? `，現在是 ${detail} 個字元` : ""}，可能少了或多了一段。請用複製按鈕重新複製完整的雜湊。`,
  "txid-several": () => "這裡有兩個或更多的雜湊。請只填寫這次要查詢的那一個，其餘的請分別送出。",
  "txid-named-otherwise": () =>
    "從前面的文字看，這是地址或其他編號，不是交易雜湊。請在「資產 > 歷史紀錄」裡複製 TxID。若它就是交易雜湊，請只填寫雜湊本身。",
  "txid-is-misspelt-address": () =>
    "這看起來像是抄錯了的收款地址，不是交易雜湊。請打開「資產 > 歷史紀錄」裡的這筆轉帳，複製 TxID。",
  "txid-unreadable": () =>
    "無法辨識為交易雜湊。請在「資產 > 歷史紀錄 > 該筆紀錄」裡複製 TxID，或貼上區塊鏈瀏覽器頁面的連結。",
  "address-is-txid": () => "這是交易雜湊，不是地址。請打開「資產 > 歷史紀錄」裡的這筆轉帳，複製地址。",
  "address-wrong-network": ({ network, detail }) =>
    `這不是${network ? ` ${network} ` : "所選網路"}的地址。${named(detail) ? `它的格式符合 ${named(detail)}。` : ""}請檢查網路，或重新複製地址。`,
  "address-checksum": () => "地址裡有字元不對，檢查碼不符。請重新複製地址，不要手動輸入。",
  "address-truncated": () => "App 把它縮寫了，中間少了一段。請點地址旁邊的複製按鈕，完整貼上。",
  "address-unreadable": () => "無法辨識為地址。請在「資產 > 歷史紀錄 > 該筆紀錄」裡複製完整地址。",
  "network-unknown": () => "我們不認得這個網路。請從清單中選擇，或選「其他網路」。",
  "amount-unreadable": () => "無法辨識這個數量。請只填數字，小數用句點，例如 1250.5。",
  "amount-ambiguous": () => "這個數量有兩種讀法。請不要加千分位符號，小數用句點，例如 1000 或 1.000000。",
  "amount-not-positive": () => "數量必須大於零，請依歷史紀錄顯示的填寫。",
  "time-unreadable": ({ detail }) =>
    detail === "no-time-of-day"
      ? "還缺少幾點幾分。請依 2026-03-05 15:20 的格式填寫，大概的時間也可以。"
      : "無法辨識這個時間。請依 2026-03-05 15:20 的格式填寫。",
  "time-ambiguous": ({ detail }) =>
    detail
      ? `這個時間可以理解為 ${detail.split(",").join(" 或 ")}。請按年月日和 24 小時制填寫，並註明時區，例如 2026-03-05 15:20 UTC+8。`
      : "月和日有兩種讀法。請把年份寫在最前面，例如 2026-03-05 15:20。",
  "time-in-future": () => "這個時間還沒有到。請檢查日期和時區。",
  "time-too-early": () => "這個時間早於比特幣的第一個區塊（2009 年 1 月 3 日），請檢查年份。",
  "reference-misspelt": () => "編號裡有一個字元不對。請從我們郵件的主旨複製，格式如 PC-7K2M9-QX4TZ。",
};

export const zhHant: Words = {
  product: "Postcase",

  caseTypes: {
    "account-stolen": {
      title: "帳戶被盜或資產遭轉走",
      summary: "有人登入了您的帳戶，或帳戶裡的資產在您不知情時被轉出。",
      prepare: ["UID，或帳戶的註冊信箱、手機號碼", "您最早發現異常的時間", "被轉出資產的交易雜湊（看得到的話）"],
      next: [
        "您的案件會排在所有案件之前，由客服優先處理。",
        "若您要求凍結，我們確認身分後會立即凍結帳戶。",
        "查到什麼、還能做什麼，我們都會告訴您。",
      ],
      firstAid: [
        "若還能登入，請先在 App 裡自行凍結帳戶：個人中心 > 安全 > 凍結帳戶。",
        "先改電子郵件的密碼，再改交易所帳戶的密碼，順序請不要顛倒。",
        "刪除所有 API 金鑰：個人中心 > API，包括您自己建立的。",
        "移除不認得的裝置，並登出所有裝置：個人中心 > 安全 > 裝置管理。",
        "若助記詞或私鑰可能已經外洩，請立刻把那個錢包裡剩下的資產轉到新錢包。",
        "保留證據：螢幕截圖、對話紀錄、地址、交易雜湊，都不要刪除。",
        "向警方報案，並留存報案編號。",
        "凡是主動來電或傳訊息自稱「客服」的人，都不要理會。我們只透過電子郵件和案件頁面回覆您。",
      ],
    },
    "deposit-not-credited": {
      title: "充值未到帳",
      summary: "您把資產轉進帳戶，但餘額一直沒有顯示。",
      prepare: ["UID", "轉出錢包或平台上的交易雜湊（TxID）", "幣種、網路、數量和時間"],
      next: [
        "我們會在鏈上查詢這筆交易。",
        "若已轉到您的地址，我們會為您入帳，或說明卡在哪裡。",
        "若沒有轉到，我們會告訴您該找誰處理。",
      ],
    },
    "wrong-network": {
      title: "轉錯網路或幣種",
      summary: "您使用了充值地址不支援的網路，或轉入了不支援的幣種。",
      prepare: ["UID", "實際使用的網路，以及交易雜湊（TxID）", "收款地址、幣種和數量"],
      next: [
        "我們會確認這個網路上的地址是否由我們保管。",
        "能不能找回、要多久、費用多少，我們會先告訴您，您同意後才處理。",
      ],
    },
    "missing-memo": {
      title: "漏填或填錯 Memo／標籤",
      summary: "您轉入的幣種需要 Memo、標籤或備註，但沒有填或填錯了。",
      prepare: ["UID 和交易雜湊（TxID）", "充值頁面顯示的 Memo，以及您實際填寫的 Memo", "轉出地址"],
      next: ["我們會找出這筆充值，與您提供的資料核對。", "必要時會請您證明轉出的帳戶屬於您本人。", "確認後為您入帳。"],
    },
    "withdrawal-stuck": {
      title: "提幣未到帳",
      summary: "您的提幣一直在處理中，或對方沒有收到。",
      prepare: ["UID", "提幣單號或訂單編號", "幣種、網路、收款地址、數量和時間"],
      next: [
        "我們會查看這筆提幣目前到了哪一步。",
        "若還在我們這邊，我們會說明原因和預計時間。",
        "若已經轉出，我們會提供交易雜湊，方便收款方查詢。",
      ],
    },
    "transfer-dispute": {
      title: "內部轉帳或 P2P 訂單糾紛",
      summary: "您與其他用戶之間的轉帳、P2P 訂單或付款出了問題。",
      prepare: ["UID 和訂單編號", "對方的 UID 或暱稱", "發生時間、金額和付款證明"],
      next: ["我們會查看訂單和雙方的對話。", "需要時會向對方查證。", "我們依訂單規則處理，並向您說明理由。"],
    },
    "account-locked": {
      title: "無法登入帳戶",
      summary: "密碼、驗證器、手機、信箱或通行金鑰無法使用，登入不了。",
      prepare: ["UID，或帳戶的註冊信箱、手機號碼", "目前無法使用的是哪一項", "上次成功登入的裝置和時間（記得的話）"],
      next: [
        "我們會先確認帳戶屬於您本人。",
        "確認後告訴您恢復登入的步驟。",
        "為保護您的資產，恢復後可能暫停提幣一天。",
      ],
    },
    identity: {
      title: "身分驗證（KYC）",
      summary: "身分驗證沒有通過，或一直無法繼續。",
      prepare: ["UID", "使用的證件種類", "App 顯示的訊息"],
      next: [
        "我們會查出驗證卡在哪裡。",
        "需要重新提交什麼，我們會告訴您；請只在 App 內提交。",
        "請不要用電子郵件寄送任何證件。",
      ],
    },
    "api-problem": {
      title: "API 問題",
      summary: "API 呼叫失敗，或回傳的結果與預期不符。",
      prepare: [
        "UID 和端點路徑",
        "呼叫時間、錯誤碼和錯誤訊息",
        "請求 ID；請求範例（移除 Key、Secret、Passphrase 和簽章）",
      ],
      next: ["工程師會在紀錄中找出您的這次呼叫。", "您需要調整什麼，或我們何時修復，都會告訴您。"],
    },
    trading: {
      title: "訂單、成交或強制平倉",
      summary: "訂單、成交、手續費或強制平倉的結果與您的預期不符。",
      prepare: ["UID", "交易對或合約，以及訂單 ID", "您的預期、實際結果和時間"],
      next: ["我們會依當時的紀錄逐項核對這筆訂單。", "結果如何產生，我們會向您說明；若是我們的錯，我們會更正。"],
    },
    scam: {
      title: "詐騙或冒充客服",
      summary: "有人冒充我們，或誘導您轉帳、提供資料。",
      prepare: ["對方的聯絡方式：信箱、電話、帳號或網址", "您轉出了什麼，或告訴了對方什麼", "若轉了幣，請準備交易雜湊"],
      next: [
        "我們會盡力讓假冒的網站或帳號下架。",
        "若資產轉到我們認得的地址，我們會告訴您還能做什麼。",
        "警方需要的資料，我們會配合提供。",
      ],
      firstAid: [
        "不要再轉任何東西。凡是說「付一筆費用就能追回」的，都是騙局的一部分。",
        "停止與對方聯絡，也不要讓對方知道您已經察覺。",
        "若在可疑頁面輸入過密碼，先改電子郵件的密碼，再改交易所帳戶的密碼。",
        "若洩漏了助記詞或私鑰，請立刻把那個錢包裡剩下的資產轉到新錢包。",
        "若讓對方遠端操作過電腦或手機，請先中斷網路，再換一台裝置登入。",
        "保留證據：螢幕截圖、對話紀錄、地址、交易雜湊，都不要刪除。",
        "向警方報案，並留存報案編號。",
        "凡是主動聯絡您、自稱「客服」或能「代為追回資金」的人，都不要理會。",
      ],
    },
    complaint: {
      title: "對先前案件的申訴",
      summary: "您收到過我們的答覆，或一直沒有答覆，希望換人重新處理。",
      prepare: ["先前案件的編號", "還有哪些問題沒有解決", "您希望我們怎麼做"],
      next: ["由沒有經手該案件的同事從頭查看。", "您提出的每一點我們都會答覆，說明如何改正，或為何不能改。"],
    },
    other: {
      title: "其他問題",
      summary: "以上都不符合您的情況。",
      prepare: ["UID", "用您自己的話說明發生了什麼事"],
      next: ["客服會閱讀您的說明，轉給合適的同事處理。", "若還需要其他資料，我們會寫信給您。"],
    },
  },

  fields: {
    uid: {
      label: "UID",
      hint: "帳戶編號，全部是數字。",
      where: "App 內：個人中心，暱稱下方，點一下即可複製。",
      missing: "請填寫 UID",
    },
    registeredContact: {
      label: "註冊信箱或手機號碼",
      hint: "您登入時使用的那一個。手機號碼請以 + 和國碼開頭。",
      where: "App 內：個人中心 > 安全。若無法登入，請填收到過登入通知的那個信箱。",
      missing: "請填寫帳戶的註冊信箱或手機號碼",
    },
    coin: {
      label: "幣種",
      hint: "填寫簡稱，例如 USDT、BTC、ETH。",
      where: "App 內：資產 > 歷史紀錄，在該筆紀錄的最上方。",
      missing: "請填寫幣種",
    },
    network: {
      label: "網路",
      hint: "實際使用的網路，例如 TRC20（TRON）或 ERC20（以太坊）。",
      where: "在轉出的 App 或錢包裡打開這筆轉帳，查看「網路」。區塊鏈瀏覽器頁面上也有。",
      missing: "請選擇網路",
    },
    txid: {
      label: "交易雜湊（TxID）",
      hint: "一長串英文字母和數字，多半是 64 或 66 個字元。直接貼上區塊鏈瀏覽器的連結也可以。",
      where: "在轉出的 App 或錢包裡：資產 > 歷史紀錄 > 該筆紀錄 > TxID。畫面上會縮寫，請用複製按鈕。",
      missing: "請填寫交易雜湊（TxID）",
    },
    amount: {
      label: "數量",
      hint: "依歷史紀錄顯示的填寫，例如 1250.5。",
      where: "App 內：資產 > 歷史紀錄 > 該筆紀錄 > 數量。",
      missing: "請填寫數量",
    },
    occurredAt: {
      label: "發生時間",
      hint: "日期、時間和時區，例如 2026-03-05 15:20 UTC+8。",
      where: "App 內：資產 > 歷史紀錄 > 該筆紀錄 > 時間。App 顯示的是您裝置的時間。",
      missing: "請填寫發生的日期和時間",
    },
    fromAddress: {
      label: "轉出地址",
      hint: "資產是從哪個地址轉出的。",
      where: "在區塊鏈瀏覽器的交易頁面上，From 一欄。若用的是自己的錢包，就是錢包地址。",
      missing: "請填寫轉出地址",
    },
    toAddress: {
      label: "收款地址",
      hint: "資產轉到的完整地址。",
      where: "在轉出的 App 或錢包裡：資產 > 歷史紀錄 > 該筆紀錄 > 地址。",
      missing: "請填寫收款地址",
    },
    sourcePlatform: {
      label: "轉出平台",
      hint: "交易所或錢包的名稱。",
      where: "您按下「傳送」或「提幣」的那個 App。",
      missing: "請填寫轉出的交易所或錢包名稱",
    },
    memoRight: {
      label: "正確的 Memo 或標籤",
      hint: "屬於您帳戶的那一個。",
      where: "App 內：資產 > 充值 > 選擇幣種，地址下方的 Memo、Tag 或備註。",
      missing: "請填寫充值頁面顯示的 Memo 或標籤",
    },
    memoUsed: {
      label: "實際填寫的 Memo 或標籤",
      hint: "轉帳時填寫的內容。若沒有填，請寫「無」。",
      where: "在轉出的 App 或錢包裡：資產 > 歷史紀錄 > 該筆紀錄 > Memo 或標籤。",
      missing: "請填寫您當時使用的 Memo 或標籤，沒有填就寫「無」",
    },
    contractAddress: {
      label: "代幣合約地址",
      hint: "用來分辨名稱相同的代幣。",
      where: "在區塊鏈瀏覽器的交易頁面上，點代幣名稱進入合約頁面。",
      missing: "請填寫代幣合約地址",
    },
    withdrawalId: {
      label: "提幣單號",
      hint: "App 為這筆提幣產生的編號，不是交易雜湊。",
      where: "App 內：資產 > 歷史紀錄 > 提幣 > 該筆紀錄 > 單號。",
      missing: "請填寫提幣單號",
    },
    orderNumber: {
      label: "訂單編號",
      hint: "全部是數字，多半是 18 到 20 位。",
      where: "App 內：訂單 > 該筆訂單 > 訂單編號，點一下即可複製。",
      missing: "請填寫訂單編號",
    },
    counterparty: {
      label: "交易對方",
      hint: "與您交易的人的 UID 或暱稱。",
      where: "App 內：訂單 > 該筆訂單，買方或賣方名稱處。",
      missing: "請填寫對方的 UID 或暱稱",
    },
    paymentReference: {
      label: "付款編號",
      hint: "銀行或支付服務給這筆付款的編號。",
      where: "在銀行或支付 App 的付款證明上。",
      missing: "請填寫付款編號",
    },
    whatHappened: {
      label: "發生了什麼事",
      hint: "幾句話就夠了。請不要寫密碼、驗證碼、助記詞或私鑰。",
      where: "用您自己的話，依先後順序寫下看到的情況。",
      missing: "請說明發生了什麼事",
    },
    noticedAt: {
      label: "發現時間",
      hint: "日期、時間和時區，例如 2026-03-05 15:20 UTC+8。",
      where: "第一封異常郵件、第一則異常訊息或紀錄的時間，寫個大概也可以。",
      missing: "請填寫您發現異常的時間",
    },
    freezeWanted: {
      label: "是否凍結帳戶",
      hint: "凍結後任何人都不能交易或提幣，包括您本人，直到身分確認清楚。",
      where: "若不確定，請選「是」，之後可以解除。",
      missing: "請選擇是否凍結帳戶",
      options: { yes: "是，請凍結", no: "暫時不用" },
    },
    outgoingTxids: {
      label: "轉出交易的雜湊",
      hint: "每行一個。",
      where: "App 內：資產 > 歷史紀錄 > 提幣 > 逐筆打開 > TxID。",
      missing: "請填寫被轉出資產的交易雜湊",
    },
    policeReport: {
      label: "報案編號",
      hint: "若知道受理的警局，請一併寫上。",
      where: "在警方給您的報案證明或郵件上。",
      missing: "請填寫報案編號",
    },
    whatIsLost: {
      label: "無法使用的是",
      hint: "若不只一項，請選最先卡住您的那一項。",
      where: "登入時無法繼續的那一步。",
      missing: "請選擇無法使用的是哪一項",
      options: {
        password: "密碼",
        authenticator: "驗證器 App",
        phone: "手機號碼",
        email: "電子郵件",
        passkey: "通行金鑰",
        other: "其他",
      },
    },
    device: {
      label: "裝置",
      hint: "型號和系統，例如 iPhone 15 或 Windows 11。",
      where: "您上次登入時使用的裝置。",
      missing: "請填寫上次登入使用的裝置",
    },
    lastLogin: {
      label: "上次成功登入",
      hint: "記得的時間和城市即可。",
      where: "我們寄給您的登入通知裡有時間和地點。",
      missing: "請填寫上次成功登入的時間",
    },
    documentType: {
      label: "證件種類",
      hint: "只選種類。請不要在這裡提供證件或證件號碼。",
      where: "App 內：個人中心 > 身分驗證。",
      missing: "請選擇證件種類",
      options: {
        passport: "護照",
        "id-card": "身分證",
        "driving-licence": "駕駛執照",
        "residence-permit": "居留證",
        other: "其他證件",
      },
    },
    errorShown: {
      label: "顯示的訊息",
      hint: "請依 App 顯示的原文填寫。",
      where: "App 內：個人中心 > 身分驗證。請輸入或複製文字，圖片無法搜尋。",
      missing: "請填寫 App 顯示的訊息",
    },
    endpoint: {
      label: "端點路徑",
      hint: "請求方法和路徑，例如 POST /api/v5/trade/order。",
      where: "在您的程式碼或紀錄裡，不需要查詢參數。",
      missing: "請填寫端點路徑",
    },
    requestTime: {
      label: "呼叫時間",
      hint: "ISO 8601 或毫秒時間戳記，例如 2026-03-05T07:20:00.123Z。",
      where: "在程式紀錄裡，或請求標頭的時間戳記中。",
      missing: "請填寫呼叫時間",
    },
    errorCode: {
      label: "錯誤碼和錯誤訊息",
      hint: "依回傳內容填寫，例如 50111 Invalid key。",
      where: "在回傳內容的 code 和 msg 中。",
      missing: "請填寫錯誤碼和錯誤訊息",
    },
    requestId: {
      label: "請求 ID",
      hint: "這一次呼叫的編號。",
      where: "在回應的標頭裡。",
      missing: "請填寫請求 ID",
    },
    requestSample: {
      label: "請求範例",
      hint: "請移除 Key、Secret、Passphrase 和簽章。",
      where: "在程式紀錄裡。機密內容請用 *** 代替。",
      missing: "請填寫請求範例（移除機密內容）",
    },
    instrument: {
      label: "交易對或合約",
      hint: "例如 BTC-USDT 或 ETH-USDT-SWAP。",
      where: "App 內：訂單 > 歷史訂單，在該筆訂單的最上方。",
      missing: "請填寫交易對或合約",
    },
    orderId: {
      label: "訂單 ID",
      hint: "這筆委託的編號。",
      where: "App 內：訂單 > 歷史訂單 > 該筆訂單 > 訂單 ID，點一下即可複製。",
      missing: "請填寫訂單 ID",
    },
    expectedAndActual: {
      label: "預期與實際結果",
      hint: "寫明價格、數量和時間，核對起來更快。",
      where: "用您自己的話。成交數量和價格可在「訂單 > 歷史訂單」中查看。",
      missing: "請說明您的預期和實際結果",
    },
    impostorContact: {
      label: "對方的聯絡方式",
      hint: "信箱、電話、帳號或網址，越準確越好。",
      where: "在對話、郵件或瀏覽紀錄裡。複製即可，不要再打開。",
      missing: "請填寫對方的聯絡方式",
    },
    whatWasSent: {
      label: "您轉出或透露了什麼",
      hint: "資產、證件、密碼、裝置權限等。若沒有，請寫「無」。密碼等內容本身不要寫出來。",
      where: "在對話裡，以及「資產 > 歷史紀錄 > 提幣」裡。",
      missing: "請說明您轉出或透露了什麼，沒有就寫「無」",
    },
    earlierReference: {
      label: "先前案件的編號",
      hint: "例如 PC-7K2M9-QX4TZ。",
      where: "在我們郵件的主旨裡。",
      missing: "請填寫先前案件的編號",
    },
    whatIsWrong: {
      label: "還有哪些問題",
      hint: "我們的答覆沒有說清楚或說錯的地方。",
      where: "用您自己的話。",
      missing: "請說明還有哪些問題",
    },
    wantedOutcome: {
      label: "您希望的結果",
      hint: "寫一個明確的訴求最好。",
      where: "用您自己的話。",
      missing: "請說明您希望我們怎麼做",
    },
    agentNames: {
      label: "答覆您的客服",
      hint: "客服的姓名或編號，以及日期。",
      where: "在我們郵件的最後。",
      missing: "請填寫答覆您的客服",
    },
    description: {
      label: "問題說明",
      hint: "幾句話就夠了。請不要寫密碼、驗證碼、助記詞或私鑰。",
      where: "用您自己的話：做了什麼，看到了什麼，原本應該怎樣。",
      missing: "請說明發生了什麼事",
    },
  },

  or: (labels) => labels.join("，或"),

  networks: networksZhHant,

  problems: problemsZhHant,

  states: {
    "needs-information": { title: "需要您補充資料", meaning: "還缺少必要的資料，收到後我們會馬上繼續處理。" },
    received: { title: "已收到", meaning: "案件資料齊全，接下來由客服處理。" },
    "in-progress": { title: "處理中", meaning: "客服正在處理您的案件。" },
    answered: { title: "已答覆", meaning: "我們已經答覆您。若還有疑問，直接回信即可，我們會接著處理。" },
    paused: { title: "暫停中", meaning: "案件先擱著，內容都還在。您隨時寫信給我們，我們就繼續處理。" },
    closed: { title: "已辦結", meaning: "在我們看來問題已經解決。若還沒有，請寫信給我們，同一個案件會重新開啟。" },
  },

  within: (hours) => (hours > 24 && hours % 24 === 0 ? `${hours / 24} 天內` : `${hours} 小時內`),

  zoneKnown: {
    stated: "時區依您寫明的",
    chosen: "時區依您選擇的",
    assumed: "時區為推定，若不對請告訴我們",
  },

  weNeverAsk: [
    "密碼",
    "簡訊、郵件或驗證器裡的驗證碼",
    "助記詞或私鑰",
    "電腦或手機的遠端操作權限",
    "任何形式的手續費、保證金或解凍費",
  ],

  mail: {
    senderName: "Postcase 客服",
    fact: (label, value) => `${label}：${value}`,
    remark: (value, remark) => `${value}（${remark}）`,
    subjects: {
      acknowledgement: (reference) => `我們已收到您的案件 ${reference}`,
      "address-corrected": (reference) => `我們已收到您的案件 ${reference}（信箱已更正）`,
      "open-cases": (reference) => `您未結束的案件（包括 ${reference}）`,
      "information-received": (reference) => `您的案件 ${reference}：補充資料已收到`,
      "desk-update": (reference) => `您的案件 ${reference}：有新進展`,
    },
    greeting: "您好：",
    received: "我們已經收到您的案件。",
    receivedUrgent: "我們已經收到您的案件，並排在最前面優先處理。",
    informationReceived: "您寄來的內容已經收到，並加入案件。",
    addressCorrected: "案件的聯絡信箱已經更正。今後的郵件都會寄到這裡，先前的連結已經失效。",
    deskUpdate: "您的案件有新進展。",
    waitsForConfirmation: "這個案件的回覆要等您確認後才能送出：請打開案件，如果是您本人提交的，請按「確認」。",
    openCases: "有人在我們的頁面上查詢了此信箱名下尚未結束的案件。以下每個案件都附有開啟它的連結。",
    otherCases: "您的其他案件",
    moreCases: (count) => `另外還有 ${count} 個較早的案件。`,
    about: "問題類型",
    filesNotKept: (count, { files, megabytes, inAll }) =>
      `您郵件中有 ${count} 個檔案超出限制，未能隨案件保存：每封郵件最多接收 ${files} 個檔案，每個不超過 ${megabytes} MB，總共不超過 ${inAll} MB。請在案件頁面上補傳，那裡可以上傳更大的檔案。`,
    addFiles: "上傳檔案",
    reference: "案件編號",
    receivedAt: "收到時間",
    statusLink: "查看案件",
    statusLinkHint: "透過這個連結不必登入就能查看您的案件。請妥善保管，不要轉寄這封郵件。",
    accessCode: "存取碼",
    accessCodeHint: (checkUrl) => `若連結打不開，請前往 ${checkUrl} ，輸入案件編號和這個存取碼。`,
    whatWeHave: "已收到的資料",
    present: "已收到",
    whatIsMissing: "還需要您補充",
    addMissing: "補充資料",
    nothingMissing: "目前資料已經齊全。",
    answerOnceComplete: (within) => `還缺少一些資料，請看下文。收到後，客服會在 ${within}答覆您。`,
    whatHappensNext: "接下來",
    firstAid: "請您現在就做",
    promisedBy: "最晚答覆時間",
    state: "狀態",
    message: "客服留言",
    replyHint: "您也可以直接回覆這封郵件。請不要更改收件地址，它對應您的案件。",
    weNeverAskTitle: "我們絕不會向您索取",
    secrets: {
      wallet: {
        title: "請立即處理：您的內容中似乎含有助記詞或私鑰",
        steps: [
          "請建立新的錢包，並把舊錢包中的所有資產轉過去。任何看過助記詞或私鑰的人，隨時都能轉走資產。",
          "我們已將其從您的內容中刪除，沒有保存。其他地方的副本（例如您的寄件備份）請您自行刪除。",
          "我們不會讀取圖片內容。如果您傳來的圖片裡有助記詞或私鑰，請告訴我們，我們會刪除。",
          "客服絕不會向您索取助記詞或私鑰。如果有人索取過，請告訴我們對方是誰，並且不要回覆對方。",
          "如果您傳來的其實是交易雜湊，請在進度頁面的交易雜湊欄位中重新填寫。",
        ],
      },
      account: {
        title: "請立即處理：您的內容中似乎含有密碼、驗證碼或 API 金鑰",
        steps: [
          "請變更密碼，或刪除該 API 金鑰並重新建立。尚未使用的驗證碼請等它自動失效。",
          "我們已將其從您的內容中刪除，沒有保存。",
          "客服絕不會向您索取這些資訊。",
        ],
      },
      card: {
        title: "您的內容中似乎含有信用卡或金融卡卡號",
        steps: [
          "我們已將其從您的內容中刪除，沒有保存。我們從不需要完整的卡號。",
          "如果您還傳給過其他人，請聯絡銀行停用該卡。",
        ],
      },
    },
    notYou: "若您沒有聯絡過我們，可能是有人誤填了您的信箱，您不必做任何事。",
  },
};
