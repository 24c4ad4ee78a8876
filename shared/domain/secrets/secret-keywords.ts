/** Words beside which a run of list words is a recovery phrase and 64 hexadecimal digits are a private key. */
const phraseKeyword =
  /seed(?:[ _-]?(?:phrase|words?))?|mnemonic(?:[ _-]?(?:phrase|words?))?|(?:recovery|backup|secret)[ _-]?(?:phrase|words?|share|sentence|key|code)|passphrase|pass phrase|bip-?39|(?:slip-?39|shamir)(?:[ _-](?:backup|share)s?){0,2}(?: ?#? ?\d{1,2})?|(?<![a-z])share[ _-]{0,2}(?:no\.? ?)?#? ?\d{1,2}|private[ _-]?key|keystore|wallet words|(?:12|15|18|20|21|24|25|33)[ -]{0,3}words?|twelve words|twenty[ -]?four words|(?:12|15|18|20|21|24|25|33) ?(?:个|個)(?:单词|單詞|英文|词|詞|字)|助 ?[记記] ?[词詞]|注记词|註記詞|记忆词|記憶詞|恢复词|恢復詞|恢复短语|恢復短語|复原短语|復原短語|备份短语|備份短語|备份词|備份詞|种子|種子|私 ?[钥鑰]|[密秘] ?[钥鑰]|金 ?[钥鑰]/gi;

/** Monero: the spend key gives the money away, the view key tells of all of it. The key of one transaction proves a payment. */
const keyKeyword =
  /private[ _-]?keys?|(?:(?<![a-z]|public[ _-])|private|secret)(?:spend|view)[ _-]?(?:secret[ _-]?)?keys?|(?:priv|prv|pvt)[ _-]?key|(?<![a-z0-9])(?:pk|pkey)(?![a-z0-9])|secret[ _-]?key|signing[ _-]?key|(?<![a-z])(?:wallet(?:['’]s)?|metamask|phantom|imtoken|tokenpocket|eth|btc|trx|tron|evm)[ _-]?key|(?<![a-z0-9])(?:sk|priv|prv) ?[:=]|key of my wallet|seed|mnemonic|(?:recovery|backup|secret)[ _-]?phrase|keystore|私 ?[钥鑰]|[密秘] ?[钥鑰]|金 ?[钥鑰]|助 ?[记記] ?[词詞]|註記詞|恢复词|种子|種子|(?:小狐狸|metamask|imtoken|tokenpocket|钱包|錢包)[^\n]{0,8}(?:导出|導出|匯出|汇出)的?|export(?:ed)? (?:it |this )?from (?:my |the )?(?:metamask|imtoken|tokenpocket|phantom|wallet)/gi;

/** What people write before a transaction id (the label dictionary for `txid`), and what a link to one has in its path. */
const txidLabel =
  /tx[ _-]?(?:id|hash|n|link)?\b|transaction|transfer|hash|extrinsic|signature|explorer|sha-?\d|checksum|deposit|withdraw|交易|哈希|雜湊|转账|轉賬|轉帳|单号|單號|區塊|区块|凭证|憑證|txid|\/tx\/|订单|提币|提幣|充值|充币|充幣/gi;

/** Offsets at which a word of a kind begins and ends, in order. */
export interface KeywordPlaces {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

function placesOf(text: string, pattern: RegExp): KeywordPlaces {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: found, index } of text.matchAll(pattern)) {
    starts.push(index);
    ends.push(index + found.length);
  }
  return { starts, ends };
}

export const phraseKeywords = (text: string): KeywordPlaces => placesOf(text, phraseKeyword);
export const keyKeywords = (text: string): KeywordPlaces => placesOf(text, keyKeyword);
export const txidLabels = (text: string): KeywordPlaces => placesOf(text, txidLabel);

/** The first of the sorted offsets that is at least `least`, as an index. */
function firstFrom(offsets: readonly number[], least: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a word of the kind begins within the given offsets. */
export function hasKeyword({ starts }: KeywordPlaces, from: number, to: number): boolean {
  const first = starts[firstFrom(starts, from)];
  return first !== undefined && first < to;
}

/** Where the first word at or behind `offset` begins, or nothing. */
export const firstStartFrom = ({ starts }: KeywordPlaces, offset: number): number | undefined =>
  starts[firstFrom(starts, offset)];

/** Where the last word before `offset` ends, or -Infinity. */
export function lastEndBefore({ ends }: KeywordPlaces, offset: number): number {
  return ends[firstFrom(ends, offset + 1) - 1] ?? Number.NEGATIVE_INFINITY;
}
