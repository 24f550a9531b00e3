import { describe, expect, it } from 'vitest'
import { phraseText } from '../../designer/model/phrase.ts'
import {
  bandInterval,
  cellPhrase,
  conditionPhrase,
  facetOf,
  intervalPhrase,
  overrideNotes,
  overridePhrase,
  valuePhrase,
  vocabularyOf,
} from '../../designer/model/sentence.ts'
import type { Expression, Language, Override, Strategy } from '../../engine/index.ts'
import { rich, strategyWith } from './strategies.ts'

const strategy: Strategy = strategyWith({
  fields: [
    { id: 'claims', type: 'integer', title: { en: 'Claims', 'zh-Hant': '索賠次數', 'zh-Hans': '索赔次数' } },
    {
      id: 'rate',
      type: 'number',
      show: 'percent',
      title: { en: 'Claims rate', 'zh-Hant': '索賠率', 'zh-Hans': '索赔率' },
    },
    {
      id: 'open',
      type: 'integer',
      unit: { en: 'days', 'zh-Hant': '天', 'zh-Hans': '天' },
      title: { en: 'Oldest open claim', 'zh-Hant': '最久未結索賠', 'zh-Hans': '最久未结索赔' },
    },
    { id: 'sales', type: 'number', unit: 'CNY', title: { en: 'Sales', 'zh-Hant': '銷售額', 'zh-Hans': '销售额' } },
    {
      id: 'term',
      type: 'string',
      title: { en: 'Term', 'zh-Hant': '付款條件', 'zh-Hans': '付款条件' },
      options: ['lc', { id: 'oa', title: { en: 'Open account', 'zh-Hant': '賒帳', 'zh-Hans': '赊账' } }, 'pre'],
    },
    { id: 'exclusive', type: 'boolean', title: { en: 'Exclusive', 'zh-Hant': '獨家', 'zh-Hans': '独家' } },
    { id: 'first', type: 'date', title: { en: 'First order', 'zh-Hant': '首次訂貨日', 'zh-Hans': '首次订货日' } },
  ],
  derived: [{ id: 'margin', show: 'percent', value: { '/': [{ var: 'sales' }, 2] } }],
  scores: [{ id: 'total', title: { en: 'Total', 'zh-Hant': '總分', 'zh-Hans': '总分' }, combine: 'sum' }],
  dimensions: [
    { id: 'reach', title: 'Reach', into: 'total', value: { var: 'claims' }, points: { bands: [{ points: 0 }] } },
  ],
  tiers: [
    { id: 'key', title: { en: 'Key', 'zh-Hant': '關鍵客戶', 'zh-Hans': '关键客户' } },
    { id: 'keep', title: { en: 'Maintenance', 'zh-Hant': '運維客戶', 'zh-Hans': '运维客户' } },
  ],
})

const condition = (expression: Expression, language: Language = 'en') =>
  phraseText(conditionPhrase(expression, vocabularyOf(strategy, language)))
const value = (expression: Expression, language: Language = 'en') =>
  phraseText(valuePhrase(expression, vocabularyOf(strategy, language)))

const claims = { var: 'claims' }
const rate = { var: 'rate' }
const open = { var: 'open' }
const first = { var: 'first' }
const term = { var: 'term' }

describe('comparisons', () => {
  it.each<[Expression, string, string]>([
    [{ '>': [claims, 5] }, 'Claims is more than 5', '索賠次數大於 5'],
    [{ '>=': [rate, 0.03] }, 'Claims rate is at least 3\u202f%', '索賠率不低於 3\u202f%'],
    [{ '<': [open, 30] }, 'Oldest open claim is less than 30\u00a0days', '最久未結索賠小於 30\u00a0天'],
    [{ '<=': [{ var: 'sales' }, 1_000_000] }, 'Sales is at most 1,000,000\u00a0CNY', '銷售額不高於 1,000,000\u00a0CNY'],
    [{ '==': [term, 'oa'] }, 'Term is Open account', '付款條件為賒帳'],
    [{ '!=': [term, 'lc'] }, 'Term is not lc', '付款條件不為 lc'],
    [{ '<': [5, claims] }, 'Claims is more than 5', '索賠次數大於 5'],
    [{ '<=': [1, claims, 3] }, 'Claims is from 1 to 3', '索賠次數介於 1 至 3'],
    [{ '<': [1, claims, 3] }, 'Claims is more than 1 and less than 3', '索賠次數大於 1 且小於 3'],
    [{ '>': [first, '2024-02-29'] }, 'First order is after 29 Feb 2024', '首次訂貨日晚於 2024年2月29日'],
    [{ '<=': [first, { var: 'asOf' }] }, 'First order is on or before the evaluation date', '首次訂貨日不晚於評定日期'],
    [{ '==': [{ var: 'tier' }, 'key'] }, 'the tier is Key', '等級為關鍵客戶'],
    [{ '<': [{ var: 'points.reach' }, 40] }, 'points for Reach is less than 40', 'Reach 的得分小於 40'],
    [{ '>': [{ var: 'scores.total' }, -2.5] }, 'score Total is more than \u22122.5', '總分的分數大於 \u22122.5'],
  ])('%j', (expression, english, chinese) => {
    expect(condition(expression)).toBe(english)
    expect(condition(expression, 'zh-Hant')).toBe(chinese)
  })

  it('says equality with null, true and false in words of their own', () => {
    expect(condition({ '==': [claims, null] })).toBe('Claims is missing')
    expect(condition({ '!=': [claims, null] })).toBe('Claims is known')
    expect(condition({ '==': [{ var: 'exclusive' }, true] })).toBe('Exclusive is yes')
    expect(condition({ '!=': [{ var: 'exclusive' }, true] })).toBe('Exclusive is no')
    expect(condition({ var: 'exclusive' })).toBe('Exclusive is yes')
  })

  it('names the members of a list by their titles', () => {
    expect(condition({ in: [term, ['lc', 'oa', 'pre']] })).toBe('Term is lc, Open account or pre')
    expect(condition({ in: [term, ['oa']] })).toBe('Term is Open account')
    expect(condition({ in: [term, ['lc', 'oa']] }, 'zh-Hans')).toBe('付款条件为 lc 或赊账')
  })

  it('tells presence', () => {
    expect(condition({ '!': { missing: ['claims', 'rate'] } })).toBe('Claims and Claims rate is known')
    expect(condition({ '!!': [{ missing: ['claims'] }] })).toBe('Claims is missing')
  })
})

describe('negation', () => {
  it('is carried inward', () => {
    expect(condition({ '!': { '>': [claims, 5] } })).toBe('Claims is at most 5')
    expect(condition({ '!': { '!': { '>': [claims, 5] } } })).toBe('Claims is more than 5')
    expect(condition({ '!': { and: [{ '>': [claims, 5] }, { '<': [rate, 0.1] }] } })).toBe(
      'Claims is at most 5 or Claims rate is at least 10\u202f%',
    )
    expect(condition({ '!': { in: [term, ['lc', 'oa']] } })).toBe('Term is neither of lc or Open account')
    expect(condition({ '!': [{ var: 'exclusive' }] })).toBe('Exclusive is no')
  })
})

describe('and, or', () => {
  const many = { '>': [claims, 5] }
  const often = { '>=': [rate, 0.03] }
  const old = { '>': [open, 30] }

  it('lists clauses', () => {
    expect(condition({ and: [many, often] })).toBe('Claims is more than 5 and Claims rate is at least 3\u202f%')
    expect(condition({ and: [many, { and: [often, old] }] })).toBe(
      'Claims is more than 5, Claims rate is at least 3\u202f% and Oldest open claim is more than 30\u00a0days',
    )
  })

  it('keeps a nested group together', () => {
    const nested = { and: [many, { or: [often, old] }] }
    expect(condition(nested)).toBe(
      'Claims is more than 5, and either Claims rate is at least 3\u202f% or Oldest open claim is more than 30\u00a0days',
    )
    expect(condition(nested, 'zh-Hant')).toBe(
      '索賠次數大於 5，且（索賠率不低於 3\u202f% 或最久未結索賠大於 30\u00a0天）',
    )
    expect(condition({ or: [{ and: [many, often] }, old] })).toBe(
      'both Claims is more than 5 and Claims rate is at least 3\u202f%, or Oldest open claim is more than 30\u00a0days',
    )
  })

  it('brackets what is nested twice', () => {
    const twice = { and: [many, { or: [often, { and: [old, { var: 'exclusive' }] }] }] }
    expect(condition(twice)).toContain(
      '(Claims rate is at least 3\u202f% or (Oldest open claim is more than 30\u00a0days and Exclusive is yes))',
    )
  })

  it('ends on an operator that it does not know, instead of going round', () => {
    expect(condition({ missing: ['claims'] })).toBe('missing')
    expect(condition({ nonsense: [1, 2] })).toBe('nonsense')
    expect(value({ nonsense: [1, 2] })).toBe('nonsense')
  })
})

describe('values', () => {
  it.each<[Expression, string, string]>([
    [{ '/': [{ var: 'sales' }, claims] }, 'Sales ÷ Claims', '銷售額 ÷ 索賠次數'],
    [{ '*': [{ '+': [claims, 1] }, 2] }, '(Claims + 1) × 2', '（索賠次數 + 1） × 2'],
    [
      { '-': [claims, { '-': [open, 1] }] },
      'Claims \u2212 (Oldest open claim \u2212 1\u00a0days)',
      '索賠次數 \u2212 （最久未結索賠 \u2212 1\u00a0天）',
    ],
    [{ '-': [claims] }, '\u2212Claims', '\u2212索賠次數'],
    [{ min: [100, { '*': [10, { var: 'value' }] }] }, '10 × the value, at most 100', '10 × 指標值，最高 100'],
    [
      { max: [claims, open, 3] },
      'the largest of Claims, Oldest open claim and 3',
      '索賠次數、最久未結索賠且 3 中的最大者',
    ],
    [{ years_between: [first, { var: 'asOf' }] }, 'full years since First order', '首次訂貨日至評定日期的整年數'],
    [{ days_between: [first, '2026-01-01'] }, 'days from First order to 1 Jan 2026', '首次訂貨日至 2026年1月1日的天數'],
    [{ var: ['claims', 0] }, 'Claims (or 0 if missing)', '索賠次數（缺值時為 0）'],
    [{ abs: [claims] }, 'the absolute value of Claims', '索賠次數的絕對值'],
    [
      { if: [{ '>': [claims, 5] }, 10, 20] },
      '10 if Claims is more than 5, otherwise 20',
      '若索賠次數大於 5 則為 10，否則為 20',
    ],
    [
      { '?:': [{ var: 'exclusive' }, claims, 0] },
      'Claims if Exclusive is yes, otherwise 0',
      '若獨家為是則為索賠次數，否則為 0',
    ],
  ])('%j', (expression, english, chinese) => {
    expect(value(expression)).toBe(english)
    expect(value(expression, 'zh-Hant')).toBe(chinese)
  })
})

describe('cells and bands', () => {
  const vocabulary = vocabularyOf(strategy, 'en')
  const cell = (content: Parameters<typeof cellPhrase>[0], path = 'claims') =>
    phraseText(cellPhrase(content, facetOf({ var: path }, vocabulary), vocabulary))

  it.each<[Parameters<typeof cellPhrase>[0], string]>([
    [null, 'any'],
    [3, '3'],
    [[1, 2, null], '1, 2 or missing'],
    [{ from: 5 }, '≥ 5'],
    [{ above: 5 }, '> 5'],
    [{ below: 5 }, '< 5'],
    [{ to: 5 }, '≤ 5'],
    [{ from: 5, below: 10 }, '5 to < 10'],
    [{ above: 5, to: 10 }, '> 5 to 10'],
    [{ not: { from: 5 } }, 'not ≥ 5'],
    [{ not: [1, 2] }, 'not 1 or 2'],
  ])('%j', (content, text) => {
    expect(cell(content)).toBe(text)
  })

  it('shows literals as their input is shown', () => {
    expect(cell({ from: 0.8 }, 'rate')).toBe('≥ 80\u202f%')
    expect(cell(['oa', 'lc'], 'term')).toBe('Open account or lc')
    expect(cell({ from: '2024-01-01' }, 'first')).toBe('≥ 1 Jan 2024')
  })

  it('takes a band from its own edge to the next one', () => {
    const bands = [{}, { from: 5 }, { above: 5 }, { from: 9 }]
    const texts = bands.map((_, index) => phraseText(intervalPhrase(bandInterval(bands, index), undefined, vocabulary)))
    expect(texts).toEqual(['< 5', '5 to 5', '> 5 to < 9', '≥ 9'])
    expect(phraseText(intervalPhrase(bandInterval([{}], 0), undefined, vocabulary))).toBe('any')
  })
})

describe('overrides', () => {
  const cap: Override = {
    id: 'cap',
    when: { '>': [claims, 5] },
    then: { atMost: 'keep' },
    starts: '2026-01-01',
    expires: '2027-01-01',
    final: true,
  }
  const said = (override: Override, language: Language) =>
    phraseText(overridePhrase(override, vocabularyOf(strategy, language)))

  it('reads as one sentence in three languages', () => {
    expect(said(cap, 'en')).toBe('If Claims is more than 5, then the tier is at most Maintenance.')
    expect(said(cap, 'zh-Hant')).toBe('若索賠次數大於 5，則等級最高為運維客戶。')
    expect(said(cap, 'zh-Hans')).toBe('若索赔次数大于 5，则等级最高为运维客户。')
  })

  it.each<[Override['then'], string]>([
    [{ atLeast: 'key' }, 'the tier is at least Key'],
    [{ tier: 'key' }, 'the tier is Key'],
    [{ add: { score: 'total', points: -2.5 } }, 'Total changes by \u22122.5 points'],
    [{ add: { score: 'total', points: 4 } }, 'Total changes by +4 points'],
    [{ flag: { en: 'Ask for the report.' } }, 'it is flagged: Ask for the report.'],
  ])('%j', (effect, english) => {
    expect(said({ ...cap, then: effect }, 'en')).toContain(english)
    expect(said({ ...cap, then: effect }, 'en')).not.toContain('..')
  })

  it('says when it is in force and that it is final', () => {
    const notes = (override: Override) => overrideNotes(override, vocabularyOf(strategy, 'en')).map(phraseText)
    expect(notes(cap)).toEqual([
      'In force from 1 Jan 2026 until before 1 Jan 2027',
      'Final: no later override changes the tier',
    ])
    expect(notes({ id: 'x', when: true, then: { tier: 'key' }, expires: '2027-01-01' })).toEqual([
      'In force until before 1 Jan 2027',
    ])
    expect(notes({ id: 'x', when: true, then: { tier: 'key' } })).toEqual([])
  })

  it('marks names, values and tiers for those who draw it', () => {
    expect(overridePhrase(cap, vocabularyOf(strategy, 'en')).filter((segment) => segment.role)).toEqual([
      { text: 'Claims', role: 'name', id: 'claims' },
      { text: '5', role: 'value' },
      { text: 'Maintenance', role: 'tier', id: 'keep' },
    ])
  })

  it('finds words for every rule of a real strategy, none left empty or in operators', () => {
    const document = rich()
    for (const language of ['en', 'zh-Hant', 'zh-Hans'] as const) {
      for (const override of document.overrides ?? []) {
        const text = phraseText(overridePhrase(override, vocabularyOf(document, language)))
        expect(text).not.toMatch(/undefined|\[object|\{|\}|\?|months_between|==/)
      }
    }
  })
})
