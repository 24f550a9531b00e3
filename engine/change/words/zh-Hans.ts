/** How a change of tier is told in Simplified Chinese. */
import { termsIn } from '../../words/glossary.ts'
import type { ChangeMessages } from './en.ts'

const { tier, hold, override, evaluationDate, threshold, points, totalScore, score } = termsIn('zh-Hans')

export const zhHans: ChangeMessages = {
  rose: `${tier}由{before}升为{after}。`,
  fell: `${tier}由{before}降为{after}。`,
  became: `${tier}由{before}改为{after}。`,
  stayed: `${tier}维持{after}。`,
  nowRefused: `${tier}原为{before}；现在无法评定（{after}）。`,
  wasRefused: `原先无法评定（{before}）；现在${tier}为{after}。`,
  refusedOtherwise: '原先无法评定（{before}），现在也无法评定（{after}）。',
  stayedRefused: '与先前相同，无法评定（{after}）。',

  byOne: '起因只有一项：{cause}。',
  byAny: '以下任一项单独就足以造成：{causes}。',
  byAll: '以下各项合在一起才造成，任一项单独都不够：{causes}。',
  data: '数据',
  rules: '规则（版本 {before} → {after}）',
  rulesUnnumbered: '规则',
  previousTier: `先前的${tier}（{before} → {after}）`,
  date: `${evaluationDate}（{before} → {after}）`,

  fieldAlone: '数据中有一项变动就足够：{field}。',
  fieldsAlone: '数据中以下任一项变动单独就足够：{fields}。',
  fieldsTogether: '数据中以下变动合在一起才足够：{fields}。',
  field: '{name} {before} → {after}',
  sensitiveField: '{name}（不显示）',

  edit: '规则中：{edit}',
  edits: '规则另有 {n} 项变动。',

  score: '{name}：{before} → {after}。',
  dimension: `{name}：${points} {before} → {after}，使${totalScore}变动 {change}。`,
  dimensionNew: `{name}是新增的：${points} {after}，使${totalScore}增加 {change}。`,
  dimensionGone: `{name}不再计入：原先使${totalScore}增加 {change}。`,
  thresholdsMoved: `${threshold}移动了：同样的${score}现在得到另一个${tier}。`,

  overrideApplied: `${override}“{name}”现在生效：{from} → {to}。{reason}`,
  overrideEnded: `${override}“{name}”不再生效。`,
  overrideChanged: `${override}“{name}”的作用改变：{from} → {to}。{reason}`,
  holdKept: `${hold}维持{to}；仅依${score}则为{from}。`,
  holdLimited: `${hold}使其最多降至{to}；仅依${score}则为{from}。`,
  holdEnded: `${hold}不再维持{to}。`,
  none: '无',
  comma: '、',
}
