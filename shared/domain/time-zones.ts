/** A zone as people write it, in lower case. More than one offset means that the name alone does not tell. */
export interface TimeZoneRow {
  readonly names: readonly string[];
  /** Minutes east of UTC. */
  readonly offsets: readonly number[];
  /** The offset that is meant where the text or its writer is Chinese. */
  readonly inChinese?: number;
}

/** Names that stand for both summer and winter time leave two offsets, as no calendar of clock changes is kept here. */
export const timeZones: readonly TimeZoneRow[] = [
  {
    names: [
      "北京时间",
      "北京時間",
      "中国标准时间",
      "中國標準時間",
      "中国时间",
      "中國時間",
      "上海时间",
      "东八区",
      "東八區",
      "香港时间",
      "香港時間",
      "澳门时间",
      "澳門時間",
      "台北时间",
      "台北時間",
      "臺北時間",
      "台湾时间",
      "台灣時間",
      "臺灣時間",
      "新加坡时间",
      "新加坡時間",
      "beijing time",
      "china standard time",
      "china time",
      "hong kong time",
      "hong kong standard time",
      "taipei time",
      "taipei standard time",
      "singapore time",
      "singapore standard time",
      "asia/shanghai",
      "asia/hong_kong",
      "asia/macau",
      "asia/taipei",
      "asia/singapore",
      "hkt",
      "sgt",
      "myt",
      "pht",
      "awst",
    ],
    offsets: [480],
  },
  {
    names: [
      "日本时间",
      "日本時間",
      "东京时间",
      "東京時間",
      "东九区",
      "東九區",
      "japan time",
      "tokyo time",
      "japan standard time",
      "asia/tokyo",
      "jst",
    ],
    offsets: [540],
  },
  {
    names: ["韩国时间", "韓國時間", "首尔时间", "首爾時間", "korea time", "korea standard time", "asia/seoul", "kst"],
    offsets: [540],
  },
  {
    names: ["曼谷时间", "曼谷時間", "越南时间", "越南時間", "东七区", "東七區", "asia/bangkok", "ict", "wib"],
    offsets: [420],
  },
  // China Standard Time, and Central Standard Time in North America.
  { names: ["cst"], offsets: [480, -360], inChinese: 480 },
  { names: ["cdt"], offsets: [-300] },
  { names: ["est", "eastern standard time"], offsets: [-300] },
  { names: ["edt", "eastern daylight time"], offsets: [-240] },
  { names: ["mst"], offsets: [-420] },
  { names: ["mdt"], offsets: [-360] },
  { names: ["pst", "pacific standard time"], offsets: [-480] },
  { names: ["pdt", "pacific daylight time"], offsets: [-420] },
  {
    names: ["美东时间", "美東時間", "纽约时间", "紐約時間", "new york time", "eastern time", "america/new_york", "et"],
    offsets: [-300, -240],
  },
  {
    names: ["美西时间", "美西時間", "pacific time", "america/los_angeles", "pt"],
    offsets: [-480, -420],
  },
  { names: ["伦敦时间", "倫敦時間", "london time", "europe/london"], offsets: [0, 60] },
  {
    names: [
      "世界协调时",
      "協調世界時",
      "协调世界时",
      "世界协调时间",
      "世界標準時間",
      "格林威治时间",
      "格林威治時間",
      "零时区",
      "零時區",
    ],
    offsets: [0],
  },
  // British Summer Time and Bangladesh.
  { names: ["bst"], offsets: [60, 360] },
  // India, Ireland, Israel.
  { names: ["ist"], offsets: [330, 60, 120] },
  { names: ["india standard time", "asia/kolkata"], offsets: [330] },
  { names: ["wet"], offsets: [0] },
  { names: ["cet"], offsets: [60] },
  { names: ["cest"], offsets: [120] },
  { names: ["eet"], offsets: [120] },
  { names: ["eest"], offsets: [180] },
  { names: ["msk", "moscow time", "莫斯科时间", "莫斯科時間"], offsets: [180] },
  { names: ["迪拜时间", "迪拜時間", "杜拜時間", "dubai time", "asia/dubai"], offsets: [240] },
  { names: ["aest"], offsets: [600] },
  { names: ["aedt"], offsets: [660] },
  { names: ["nzst"], offsets: [720] },
  { names: ["nzdt"], offsets: [780] },
];
