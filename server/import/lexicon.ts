/** Words that office tables use, in English and both scripts of Chinese, folded as `foldName` does. */
import { foldName } from './names.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s*,\s*/).map(foldName))
const marks = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** Names of the column that tells subjects apart. */
export const SUBJECT_NAMES = words(
  `subject, id, no, number, code, key, customer id, customer no, customer number, customer code, client id,
  account id, account no, account number, distributor id, distributor code, dealer code, supplier code, member id,
  编号, 編號, 代码, 代碼, 代号, 代號, 序号, 序號, 客户编号, 客戶編號, 客户代码, 客戶代碼, 客户号, 客戶號, 客编, 客編, 客户ID, 客戶ID,
  经销商编号, 經銷商編號, 经销商代码, 經銷商代碼, 供应商编号, 供應商編號, 会员编号, 會員編號, 会员号, 會員號, 账号, 帳號, 统一编号, 統一編號, 统编, 統編`,
)

export const NAME_NAMES = words(
  `name, customer, customer name, client, client name, account name, company, company name, distributor,
  distributor name, dealer, title, 名称, 名稱, 姓名, 客户, 客戶, 客户名称, 客戶名稱, 客户名, 客戶名, 公司, 公司名称, 公司名稱, 单位名称, 單位名稱,
  经销商, 經銷商, 经销商名称, 經銷商名稱, 企业名称, 企業名稱, 会员姓名, 會員姓名, 简称, 簡稱, 客户简称, 客戶簡稱`,
)

export const PREVIOUS_TIER_NAMES = words(
  `previousTier, previous tier, last tier, old tier, former tier, current tier, tier, grade, level,
  原等级, 原等級, 上期等级, 上期等級, 前期等级, 前期等級, 现等级, 現等級, 当前等级, 目前等級, 等级, 等級, 客户等级, 客戶等級, 级别, 級別`,
)

/** Where a row's first word is one of these, it sums up other rows. */
export const TOTALS = words(
  'total, totals, grand total, sub total, subtotal, sum, 合计, 合計, 总计, 總計, 小计, 小計, 共计, 共計, 汇总, 彙總, 总数, 總數, 累计, 累計',
)

/** Words that say that a value isn't known. */
const UNKNOWN_WORDS = words(
  `na, n a, not available, not applicable, null, nan, unknown, missing, tbd, tba, undefined, not known, no data,
  未知, 不详, 不詳, 不明, 缺, 缺失, 缺值, 待补, 待補, 待定, 待查, 待确认, 待確認, 暂无, 暫無, 无数据, 無資料, 無數據, 无资料, 未填, 未提供, 不适用, 不適用`,
)
const UNKNOWN_MARKS = marks('? ?? ??? #N/A #VALUE! #REF! #DIV/0! #NAME? #NUM! #NULL! #N/A! .')

export const isUnknown = (text: string): boolean => UNKNOWN_MARKS.has(text) || UNKNOWN_WORDS.has(foldName(text))

/** Words that can mean that a value isn't known, and as well that it is nothing: 0, or no. */
const NOTHING_WORDS = words('none, nil, nothing, zero, 無, 无, 没有, 沒有, 未有, 零')
const NOTHING_MARKS = marks('- -- --- – — —— ― / \\ * x ×')

export const isNothing = (text: string): boolean => NOTHING_MARKS.has(text) || NOTHING_WORDS.has(foldName(text))
export const isNothingMark = (text: string): boolean => NOTHING_MARKS.has(text)

const YES = words('true, yes, y, t, 1, on, 是, 有, 对, 對, 真, 已, 可')
const NO = words('false, no, n, f, 0, off, 否, 无, 無, 没有, 沒有, 不, 假, 未, 不可')
const YES_MARKS = marks('√ ✓ ✔ ○ ◯ v V')
const NO_MARKS = marks('× ✗ ✘ x X ╳')

export function truthOf(text: string): boolean | undefined {
  if (YES_MARKS.has(text) || YES.has(foldName(text))) return true
  return NO_MARKS.has(text) || NO.has(foldName(text)) ? false : undefined
}
