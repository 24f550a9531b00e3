import { describe, expect, it } from 'vitest'
import { glossary, languages } from '../../../engine/index.ts'
import type { TermKey } from '../../../engine/words/glossary.ts'

/** The words of the design: English, Traditional, Simplified. */
const settled: [TermKey, string, string, string][] = [
  ['strategy', 'strategy', '分級策略', '分级策略'],
  ['subject', 'subject', '評分對象', '评分对象'],
  ['field', 'field', '欄位', '字段'],
  ['derivedValue', 'derived value', '衍生值', '衍生值'],
  ['dimension', 'dimension', '指標', '指标'],
  ['band', 'band', '區間', '区间'],
  ['points', 'points', '得分', '得分'],
  ['weight', 'weight', '權重', '权重'],
  ['score', 'score', '分數', '分数'],
  ['group', 'group', '維度', '维度'],
  ['axis', 'axis', '總分', '总分'],
  ['threshold', 'threshold', '門檻', '门槛'],
  ['tier', 'tier', '等級', '等级'],
  ['override', 'override', '例外規則', '例外规则'],
  ['atMost', 'at most', '封頂', '封顶'],
  ['atLeast', 'at least', '保底', '保底'],
  ['treatment', 'treatment', '差異化待遇', '差异化待遇'],
  ['hold', 'hold', '降級緩衝', '降级缓冲'],
  ['version', 'version', '版本', '版本'],
  ['phase', 'phase', '階段', '阶段'],
  ['inEffect', 'in effect', '現行', '现行'],
  ['draft', 'draft', '草稿', '草稿'],
  ['proposal', 'proposal', '送審', '送审'],
  ['decision', 'decision', '評定結果', '评定结果'],
  ['reason', 'reason', '原因', '原因'],
  ['population', 'population', '試算名單', '试算名单'],
  ['impact', 'impact', '影響分析', '影响分析'],
  ['run', 'run', '評定批次', '评定批次'],
]

describe('the glossary', () => {
  it.each(settled)('says %s as the design does', (key, en, zhHant, zhHans) => {
    expect(glossary[key]).toEqual({ en, 'zh-Hant': zhHant, 'zh-Hans': zhHans })
  })

  it('has every term in every language, English in lower case', () => {
    for (const [key, words] of Object.entries(glossary)) {
      expect(Object.keys(words).sort(), key).toEqual([...languages].sort())
      for (const word of Object.values(words)) expect(word.trim(), key).toBe(word)
      expect(words.en, key).toMatch(/^[a-z][a-z -]*$/)
    }
  })

  it('gives two things two names, but for those that are one', () => {
    const sameByDesign = new Set(['axis', 'totalScore'])
    const terms = Object.entries(glossary).filter(([key]) => !sameByDesign.has(key))
    for (const language of languages) {
      const words = terms.map(([, term]) => term[language])
      expect(words.filter((word, index) => words.indexOf(word) < index)).toEqual([])
    }
  })
})
