/** How a change of tier is told in Traditional Chinese. */
import { termsIn } from '../../words/glossary.ts'
import type { ChangeMessages } from './en.ts'

const { tier, hold, override, evaluationDate, threshold, points, totalScore, score } = termsIn('zh-Hant')

export const zhHant: ChangeMessages = {
  rose: `${tier}由{before}升為{after}。`,
  fell: `${tier}由{before}降為{after}。`,
  became: `${tier}由{before}改為{after}。`,
  stayed: `${tier}維持{after}。`,
  nowRefused: `${tier}原為{before}；現在無法評定（{after}）。`,
  wasRefused: `原先無法評定（{before}）；現在${tier}為{after}。`,
  refusedOtherwise: '原先無法評定（{before}），現在也無法評定（{after}）。',
  stayedRefused: '與先前相同，無法評定（{after}）。',

  byOne: '起因只有一項：{cause}。',
  byAny: '以下任一項單獨就足以造成：{causes}。',
  byAll: '以下各項合在一起才造成，任一項單獨都不夠：{causes}。',
  data: '資料',
  rules: '規則（版本 {before} → {after}）',
  rulesUnnumbered: '規則',
  previousTier: `先前的${tier}（{before} → {after}）`,
  date: `${evaluationDate}（{before} → {after}）`,

  fieldAlone: '資料中有一項變動就足夠：{field}。',
  fieldsAlone: '資料中以下任一項變動單獨就足夠：{fields}。',
  fieldsTogether: '資料中以下變動合在一起才足夠：{fields}。',
  field: '{name} {before} → {after}',
  sensitiveField: '{name}（不顯示）',

  edit: '規則中：{edit}',
  edits: '規則另有 {n} 項變動。',

  score: '{name}：{before} → {after}。',
  dimension: `{name}：${points} {before} → {after}，使${totalScore}變動 {change}。`,
  dimensionNew: `{name}是新增的：${points} {after}，使${totalScore}增加 {change}。`,
  dimensionGone: `{name}不再計入：原先使${totalScore}增加 {change}。`,
  thresholdsMoved: `${threshold}移動了：同樣的${score}現在得到另一個${tier}。`,

  overrideApplied: `${override}「{name}」現在生效：{from} → {to}。{reason}`,
  overrideEnded: `${override}「{name}」不再生效。`,
  overrideChanged: `${override}「{name}」的作用改變：{from} → {to}。{reason}`,
  holdKept: `${hold}維持{to}；僅依${score}則為{from}。`,
  holdLimited: `${hold}使其最多降至{to}；僅依${score}則為{from}。`,
  holdEnded: `${hold}不再維持{to}。`,
  none: '無',
  comma: '、',
}
