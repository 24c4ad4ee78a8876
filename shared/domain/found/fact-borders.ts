/** A full-width comma with the number before it; between two full-width digits it is a part of one number. */
const wideComma = /(?<![0-9.,，])([0-9]{1,24})，(?=[0-9])|，(?=\S)(?!(?<=[０-９]，)[０-９])/gu;
const comma = /(?<![0-9.,])([0-9]{1,24}),(?=[0-9])/gu;

/** What stands right before the value of a label. */
const label =
  /(?:(?<![a-z])(?:u?id|user|account|order|number|no\.?|nr\.?|tag|memo|comment|ref|reference|case|ticket)|#|[号號]|编号|編號|账户|帳戶|标签|標籤|备注|備註|附言|订单|訂單|单|單)\s{0,2}(?:[:：=#]|是|为|為|is|-){0,2}\s{0,2}$/iu;
/** What stands right before the day of a date, or before the 20 of a token's standard. */
const dayOrStandard =
  /(?:[0-9]\s?(?:月|\/)|(?<![a-z])(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s|(?<![a-z])(?:trc|erc|bep)-?\s?)$/iu;
/** Fewer digits are no identifier: `order 1,500 USDT`. */
const minLabelledDigits = 4;
/** A comma of full width in a number whose label says that it is an amount parts thousands. */
const amountLabel = /(?:金额|金額|数量|數量|共|amount)\s?[:：]?\s?$/iu;
/** Characters before a number in which its label stands. */
const reach = 20;
/** More digits than this before a comma are an identifier, not an amount with decimals. */
const maxAmountDigits = 5;

/**
 * A text in NFKC with a blank behind each comma that parts two facts: `UID 9012345，500 USDT`, `Order 1234567,50 USDT`. A
 * comma that groups or begins decimals stays as it is; full width, which NFKC takes away, tells more of them apart.
 */
export const partFacts = (text: string): string =>
  text
    .replace(wideComma, (whole, digits: string | undefined, at: number, all: string) => {
      const end = at + whole.length;
      const isPart = digits === undefined || !isGroup(before(all, at), digits, all.slice(end, end + reach));
      return isPart ? `${whole} ` : whole;
    })
    .normalize("NFKC")
    .replace(comma, (whole, digits: string, at: number, all: string) =>
      isOwned(digits, before(all, at)) ? `${whole} ` : whole,
    );

const before = (text: string, at: number): string => text.slice(Math.max(0, at - reach), at);

/** Whether a number belongs to what stands before it, so that no decimals follow it. */
const isOwned = (digits: string, left: string): boolean =>
  digits.length > maxAmountDigits ||
  (digits.length >= minLabelledDigits ? label.test(left) : digits.length <= 2 && dayOrStandard.test(left));

/** Whether a full-width comma groups digits: behind the label of an amount, or before `000`, decimals or a second group. */
const isGroup = (left: string, digits: string, after: string): boolean =>
  digits.length <= 3 &&
  !isOwned(digits, left) &&
  (amountLabel.test(left) || /^(?:0[0-9]{2}(?![0-9])|[0-9]{3}(?:\.[0-9]|[,，][0-9]{3}(?![0-9])))/.test(after));
