/**
 * Traditional characters that office tables use, beside their simplified form: 年銷售額 and 年销售额 are one name.
 * Only names are compared with it, to propose something; data is never converted.
 */
const PAIRS =
  '銷销額额總总數数號号編编碼码戶户稱称簡简單单業业價价優优億亿萬万貨货貿贸購购買买賣卖費费資资產产財财務务員员級级經经營营類类別别區区點点網网線线鎮镇縣县鄉乡國国內内進进齡龄歷历時时間间當当東东開开關关' +
  '閉闭問问題题電电話话郵邮傳传聯联絡络係系訂订發发帳账賬账結结餘余貸贷債债權权質质評评標标準准達达較较長长幣币種种訊讯體体廣广會会議议與与協协調调執执團团隊队組组織织構构劃划計计畫画預预測测實实際际績绩' +
  '獎奖懲惩罰罚滿满認认證证據据檔档專专屬属獨独佔占潤润損损虧亏負负減减倉仓庫库儲储運运輸输車车輛辆門门舖铺鋪铺櫃柜陳陈現现場场導导競竞爭争對对潛潜勢势強强風风險险穩稳應应響响蓋盖鐵铁鋼钢機机設设備备製制' +
  '藥药醫医療疗飲饮農农漁渔養养紡纺紙纸書书學学習习檢检驗验維维護护續续約约違违規规範范圍围環环節节納纳稅税補补貼贴讓让給给歡欢禮礼樂乐觀观寫写讀读語语詞词條条項项頁页圖图為为個个們们這这過过還还從从來来' +
  '後后無无沒没報报記记錄录處处將将幾几壓压輕轻縮缩寬宽豐丰貴贵賤贱齊齐龍龙馬马鳥鸟魚鱼麗丽寶宝軟软採采選选擇择積积極极純纯淨净絕绝離离難难靈灵熱热燈灯煙烟筆笔訪访談谈請请誰谁識识譯译變变責责賠赔賞赏賽赛' +
  '贏赢趕赶跡迹輪轮辦办邊边遠远適适遲迟釋释鐘钟鍾钟鏈链鑰钥閱阅陸陆陽阳階阶隨随雙双雜杂顧顾顯显館馆驅驱髮发復复複复歲岁錢钱銀银錯错鎖锁鍵键鑒鉴輔辅載载轉转連连週周遊游'

const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  Array.from({ length: PAIRS.length / 2 }, (_, index) => [PAIRS.charAt(2 * index), PAIRS.charAt(2 * index + 1)]),
)

export const simplified = (text: string): string =>
  text.replace(/\p{Script=Han}/gu, (one) => SIMPLIFIED.get(one) ?? one)
