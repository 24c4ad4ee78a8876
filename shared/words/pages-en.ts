import type { PageWords } from "./pages.ts";

export const pagesEn: PageWords = {
  layout: {
    skip: "Skip to the content",
    languages: "Language",
    desk: "Support",
    privacy: "Privacy",
    writeTo: "You can also write to us:",
    home: "All topics",
    errorTitle: (title) => `Error: ${title}`,
    errorSummary: "Please look at this again",
    error: "Error:",
    print: "Print or save",
  },
  start: {
    title: "How can we help you?",
    lead: "Tell us what happened. We send you a mail with a reference and a link, so you can follow your case without signing in to your account.",
    urgent: "Urgent",
    urgentHint: "An agent reads these before everything else.",
    topics: "What is it about?",
    haveCase: "Already have a case?",
    haveCaseText: "See where it stands, or add what is missing.",
    haveCaseLink: "Open your case",
  },
  form: {
    back: "All topics",
    prepare: "Have this at hand",
    prepareHint: "Something is not at hand? Send the rest. You can add it later.",
    questions: "Your answers",
    where: "Help with this",
    optional: "optional",
    helpful: "More that helps us",
    helpfulHint: "Leave empty whatever you do not know.",
    anyOneOf: "Any one of these is enough",
    enterOneOf: (labels) => `Enter any one of these: ${labels}`,
    email: {
      label: "Your e-mail address",
      hint: "Our answer and the link to your case go here. Choose an address that you can open now.",
      missing: "Enter your e-mail address",
    },
    zone: "Time zone",
    zoneHint: "The zone that the time above is in.",
    chooseNetwork: "Choose a network",
    leaveEmpty: "Leave this field empty",
    privacyBefore: "We use what you send only to work on your case.",
    privacyLink: "Privacy notice",
    next: "Check your answers",
    sendIncompleteHint: "You do not have it now? Send what you have. We tell you by mail how to add the rest.",
    sendIncomplete: "Send without these",
    urgentHint: "Only what happened and your e-mail address are needed now. Everything else can follow.",
  },
  check: {
    title: "Check your answers",
    lead: "This is how we understood you. Change whatever is not right.",
    change: "Change",
    notGiven: "not given",
    youTyped: (typed) => `You typed: ${typed}`,
    incomplete: "Some answers are empty. You can send now and add them later.",
    expired: {
      title: "Nothing has been sent yet",
      text: ["This page was open for a long time. We kept everything you typed. Please look it over and send it."],
    },
    fault: {
      title: "That did not work, and nothing is lost",
      text: [
        "We could not take your case just now. Everything you typed is still here. Please send it again in a minute.",
      ],
    },
    send: "Send",
    sendHint: "After sending you see your reference, and we write to you at once.",
  },
  sent: {
    title: "We have your case",
    titleUrgent: "We have your case and put it first",
    reference: "Your reference",
    keep: "Please note it down, or print this page.",
    mailOnItsWay: (address) => `A mail is on its way to ${address}.`,
    linkOnlyInMail: "The link to your case is only in that mail, so that nobody else can open it.",
    noMail: "No mail after five minutes? Look in the spam folder, or check the address below.",
    answer: (within) => `A person answers you ${within}.`,
    correct: "Is the address wrong?",
    correctHint: "For 24 hours you can correct it here. The first mail's link then stops working.",
    correctLabel: "Correct e-mail address",
    correctButton: "Send the mail to this address",
    pending: [
      "Your case is safe with us. Sorting it in takes a little longer than usual.",
      "You need not send it again. The mail with the link follows as soon as it is done.",
    ],
    another: "Report something else",
  },
  notHere: {
    title: "This confirmation is not available here",
    text: [
      "A confirmation can be seen for 24 hours, and only in the browser that sent the form.",
      "Your case is not affected. Look in your mailbox, and in the spam folder, for our mail: the link in it always opens your case.",
    ],
  },
  open: {
    title: "Open your case",
    lead: "The easiest way is the link in our mail. If it does not open, enter the two codes from that mail.",
    byCode: "With reference and access code",
    referenceLabel: "Reference",
    referenceHint: "For example PC-7K2M9-QX4TZ. Capitals, spaces and hyphens do not matter.",
    codeLabel: "Access code",
    codeHint: "16 letters and digits from the same mail.",
    button: "Open case",
    failed:
      "We could not open a case with this. Use the newest mail from us, and copy reference and access code from the same mail.",
    referenceMissing: "Enter the reference",
    referenceUnreadable:
      "This reference is not complete, or one character is wrong. Copy it from the subject of our mail.",
    codeMissing: "Enter the access code",
    opening: "Opening your case …",
    noMail: "You cannot find our mail?",
    noMailText: "Look in the spam folder for the sender below. If you wrote from another address, look there too.",
  },
  status: {
    title: (reference) => `Case ${reference}`,
    facts: "At a glance",
    about: "Topic",
    updatedAt: "Last change",
    mailTo: "We write to",
    deliveryLabel: "Our latest mail",
    delivery: {
      waiting: "on its way",
      sent: "sent",
      delivered: "delivered to your mailbox",
      failed: "could not be delivered. You can follow everything on this page.",
      none: "not sent",
    },
    missingLead: "Add what you can now. What you leave empty can follow later.",
    addButton: "Add to the case",
    nothingTyped: "Fill in at least one of these",
    told: "What you told us",
    toldHint: "Partly covered, so that nobody can read it over your shoulder.",
    byMail: "received by mail",
    history: "What has happened",
    historyOf: {
      received: "We received your case",
      corrected: "You corrected your answers",
      "information-added": "You added information",
      "mail-received": "We received your mail",
      "state-changed": "The status changed",
      message: "Message from our desk",
      "address-corrected": "You corrected your e-mail address",
    },
    newState: (title) => `Status: ${title}`,
    leave: "Close the case on this device",
    leaveHint: "Use this on a computer that others use too. The link in our mail opens it again.",
  },
  privacy: {
    title: "Privacy notice",
    version: (version) => `Version ${version}`,
    passages: [
      {
        title: "What we keep",
        text: [
          "What you type into our forms, your e-mail address, the mails that you send us, and the times of each.",
          "Please never send a password, a code, a recovery phrase or a private key. We do not need them and do not want them.",
        ],
      },
      {
        title: "What we use it for",
        text: [
          "Only to work on your case and to answer you. No advertising, no sale, no profile.",
          "These pages load nothing from other companies and count no visits.",
        ],
      },
      {
        title: "Who sees it",
        text: [
          "The people at our support desk. It is stored and sent by Amazon Web Services on our behalf.",
          "Mails to you never repeat what you wrote. On the case page, long numbers are partly covered.",
        ],
      },
      {
        title: "Cookies",
        text: [
          "One after you send a form, so that you can correct your address, and one after you open your case. Both end after 24 hours. There are no others.",
        ],
      },
    ],
    keeping: {
      title: "How long we keep it",
      text: ["A finished case is kept for the time that its topic needs, and then erased:"],
    },
    years: (count) => (count === 1 ? "1 year" : `${count} years`),
    keepingAfter: [
      "The original text of a mail is kept for 90 days at most. Backups hold what was erased for up to 35 days more.",
    ],
    rights: {
      title: "Your rights",
      text: [
        "You may ask for a copy of what we keep, have it corrected, or have it erased. Write to us and name your reference:",
      ],
    },
  },
  errors: {
    "not-found": {
      title: "This page does not exist",
      text: ["The address may be incomplete. If you came from a mail, copy the whole link."],
    },
    "cross-site": {
      title: "We stopped this for your safety",
      text: [
        "What was sent did not come from our own page. Nothing has been changed. Open the page here and try again.",
      ],
    },
    "too-large": {
      title: "That is too much at once",
      text: [
        "Nothing has been sent. Go back, shorten the longest text and try again. More can follow later in the case.",
      ],
    },
    "not-possible": {
      title: "That does not work here",
      text: ["Nothing has been changed. Go back and try it another way, or start again from the topics."],
    },
    "address-locked": {
      title: "The address cannot be changed here any more",
      text: [
        "Work on your case has begun, or more than 24 hours have passed. Open the case by the link in our mail, or write to us from the right address and name your reference.",
      ],
    },
    "try-again": {
      title: "One moment, please",
      text: ["The service cannot answer just now. Nothing of what we have is lost. Please try again in a minute."],
    },
  },
  sendAgain: "Send again",
};
