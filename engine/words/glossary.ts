/**
 * Every term of the product in its three languages. Screens, the messages of check and the sentences
 * of diff take their words from here, so that one thing has one name everywhere. English terms stand
 * in lower case, as inside a sentence.
 */
export type Language = 'en' | 'zh-Hant' | 'zh-Hans'

export const languages: readonly Language[] = ['en', 'zh-Hant', 'zh-Hans']

const term = (en: string, zhHant: string, zhHans: string): Record<Language, string> => ({
  en,
  'zh-Hant': zhHant,
  'zh-Hans': zhHans,
})

export const glossary = {
  // What a strategy is made of
  strategy: term('strategy', '分級策略', '分级策略'),
  subject: term('subject', '評分對象', '评分对象'),
  field: term('field', '欄位', '字段'),
  option: term('option', '選項', '选项'),
  unit: term('unit', '單位', '单位'),
  measure: term('measure', '計量欄位', '计量字段'),
  derivedValue: term('derived value', '衍生值', '衍生值'),
  value: term('value', '值', '值'),
  expression: term('expression', '運算式', '表达式'),
  operator: term('operator', '運算子', '运算符'),
  condition: term('condition', '條件', '条件'),
  missing: term('missing', '缺值', '缺失'),
  missingPolicy: term('missing-policy', '缺值處理', '缺失处理'),

  // Scoring
  dimension: term('dimension', '指標', '指标'),
  band: term('band', '區間', '区间'),
  edge: term('edge', '界線', '界线'),
  lookup: term('lookup', '對照表', '对照表'),
  entry: term('entry', '對照項', '对照项'),
  curve: term('curve', '曲線', '曲线'),
  formula: term('formula', '公式', '公式'),
  table: term('decision table', '決策表', '决策表'),
  row: term('row', '規則列', '规则行'),
  cell: term('cell', '儲存格', '单元格'),
  points: term('points', '得分', '得分'),
  weight: term('weight', '權重', '权重'),
  judgement: term('pairwise judgement', '成對比較', '成对比较'),
  consistencyRatio: term('consistency ratio', '一致性比率', '一致性比率'),
  score: term('score', '分數', '分数'),
  group: term('group', '維度', '维度'),
  axis: term('axis', '總分', '总分'),
  totalScore: term('total score', '總分', '总分'),
  floor: term('floor', '下限', '下限'),
  cap: term('cap', '上限', '上限'),
  baseline: term('baseline', '基準得分', '基准得分'),
  contribution: term('contribution', '貢獻', '贡献'),

  // Tiers
  tier: term('tier', '等級', '等级'),
  threshold: term('threshold', '門檻', '门槛'),
  matrix: term('matrix', '矩陣', '矩阵'),
  target: term('target', '目標', '目标'),
  hold: term('hold', '降級緩衝', '降级缓冲'),
  override: term('override', '例外規則', '例外规则'),
  atMost: term('at most', '封頂', '封顶'),
  atLeast: term('at least', '保底', '保底'),
  flag: term('flag', '提示', '提示'),
  treatment: term('treatment', '差異化待遇', '差异化待遇'),

  // Versions
  version: term('version', '版本', '版本'),
  fingerprint: term('fingerprint', '指紋', '指纹'),
  phase: term('phase', '階段', '阶段'),
  timeline: term('timeline', '時間軸', '时间轴'),
  inEffect: term('in effect', '現行', '现行'),
  draft: term('draft', '草稿', '草稿'),
  proposal: term('proposal', '送審', '送审'),
  approval: term('approval', '核准', '审批'),
  correction: term('correction', '更正', '更正'),
  pack: term('pack', '策略範本', '策略模板'),
  auditLog: term('audit log', '稽核紀錄', '审计日志'),

  // Results
  decision: term('decision', '評定結果', '评定结果'),
  reason: term('reason', '原因', '原因'),
  strength: term('strength', '優勢', '优势'),
  evaluationDate: term('evaluation date', '評定日期', '评定日期'),
  population: term('population', '試算名單', '试算名单'),
  impact: term('impact', '影響分析', '影响分析'),
  run: term('run', '評定批次', '评定批次'),

  // Check
  problem: term('problem', '問題', '问题'),
  error: term('error', '錯誤', '错误'),
  warning: term('warning', '警告', '警告'),
} satisfies Record<string, Record<Language, string>>

export type TermKey = keyof typeof glossary

/** The glossary of one language, for sentences that are written around its terms. */
export function termsIn(language: Language): Record<TermKey, string> {
  const terms = Object.entries(glossary).map(([key, words]) => [key, words[language]])
  return Object.fromEntries(terms) as Record<TermKey, string>
}
