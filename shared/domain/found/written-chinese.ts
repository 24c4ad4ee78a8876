/** Traditional characters and other forms of one, each before the simplified one; those that stand in mails to a desk. */
const pairs =
  "丟丢來来個个們们備备傳传價价儲储內内凍冻別别動动匯汇員员問问單单報报場场實实審审寫写對对師师帳账帐账賬账帶带幣币廠厂強强從从復复覆复應应戶户掛挂換换損损搵找敗败數数時时標标機机欄栏歐欧殺杀沒没湊凑滿满為为無无現现異异發发" +
  "盜盗盤盘確确碼码稱称竊窃簡简簽签約约級级結结絡络給给綁绑經经網网緊紧線线續续臉脸舊旧萬万處处號号裡里裏里製制複复見见觸触訂订訊讯記记訴诉註注詐诈該该認认誤误調调請请證证識识護护讓让變变豬猪貨货貴贵買买費费貼贴賠赔賣卖輸输" +
  "轉转這这週周進进過过選选揀选還还邊边針针釣钓錄录錢钱錯错鎖锁鏈链鑰钥門门關关陸陆隊队際际雜杂靜静領领頭头額额顯显風风餘余馬马駁驳駕驾駭骇騙骗驗验體体魚鱼麼么點点並并亂乱傾倾償偿兩两冊册凱凯剛刚務务勵励協协卻却參参嗎吗嚇吓" +
  "國国圖图將将幫帮幾几廣广彈弹恆恒態态擁拥擔担擠挤攜携斷断晝昼會会東东條条業业樣样檔档檢检殘残決决況况準准灣湾煩烦熱热爭争狀状獎奖產产畫画當当盡尽禮礼稅税種种筆笔範范糾纠紀纪納纳紛纷細细統统維维緣缘編编總总繳缴聯联職职與与" +
  "舉举華华薦荐蠻蛮補补裝装規规覺觉計计設设話话說说誰谁談谈講讲謝谢議议讀读貪贪資资趕赶車车載载辦办連连遲迟遺遗郵邮銀银長长開开間间閱阅隻只離离電电頁页順顺預预頻频顆颗題题願愿類类館馆驟骤佔占臺台於于後后著着嘗尝純纯絕绝責责" +
  "質质賴赖贈赠跡迹遠远適适鍵键閉闭陣阵難难靈灵餅饼飛飞驚惊乾干倉仓側侧僅仅優优劃划勝胜區区啟启啓启喪丧執执夠够奪夺導导層层屬属嚴严團团壓压壞坏墊垫夢梦學学寶宝專专尋寻幹干庫库張张彙汇徵征慣惯慮虑憑凭懷怀戲戏擇择擊击據据攔拦" +
  "擾扰敘叙斂敛暫暂權权歡欢歸归殼壳氣气測测湧涌濟济灑洒爾尔獨独獲获環环療疗監监積积穩稳穫获築筑紐纽組组終终緩缓縮缩繼继罰罚羅罗聽听聲声腦脑藍蓝術术衝冲訪访評评誘诱誠诚課课諮咨謊谎譯译豐丰負负財财貢贡貸贷賊贼購购賺赚贓赃" +
  "趙赵輕轻輔辅輪轮轟轰違违遞递邏逻鄰邻醫医釋释鈕钮銷销鏡镜鐘钟閒闲闆板隱隐雖虽雲云韓韩項项顧顾飯饭驅驱鬆松籤签蝕蚀塊块託托覽览暱昵瀏浏詢询";

const simplified = new Map<string, string>();
for (let at = 0; at + 1 < pairs.length; at += 2) simplified.set(pairs.charAt(at), pairs.charAt(at + 1));

/** What Cantonese writes for words of written Chinese, in simplified characters; longer ones first. */
const cantonese = new Map([
  ["唔见咗", "不见了"],
  ["唔记得", "忘记"],
  ["攞币", "提币"],
  ["处理紧", "处理中"],
  ["有冇", "有没有"],
  ["俾人", "被人"],
  ["呃我", "骗我"],
  ["呃咗", "骗咗"],
  ["人呃", "人骗"],
  ["係", "是"],
  ["畀人", "被人"],
  ["点解", "为什么"],
  ["几时", "什么时候"],
  ["仲未", "还未"],
  ["乜嘢", "什么"],
  ["唔", "不"],
  ["冇", "没有"],
  ["咗", "了"],
  ["嘅", "的"],
  ["啲", "的"],
  ["喺", "在"],
  ["嚟", "来"],
  ["佢", "他"],
  ["哋", "们"],
  ["俾", "给"],
  ["畀", "给"],
  ["嘢", "东西"],
]);
const spoken = new RegExp([...cantonese.keys()].join("|"), "gu");

/**
 * A text whose Chinese is written in one way, so that a table needs each word once: simplified characters, and written
 * words for the everyday ones of Cantonese.
 */
export const writtenChinese = (text: string): string =>
  text
    .replace(/\p{Script=Han}/gu, (character) => simplified.get(character) ?? character)
    .replace(spoken, (word) => cantonese.get(word) ?? word);
