import { describe, expect, it } from 'vitest'
import { type ProblemCode, problemCodes } from '../../../engine/check/problems.ts'
import { glossary, languages } from '../../../engine/index.ts'
import { en } from '../../../engine/words/messages/en.ts'
import { zhHans } from '../../../engine/words/messages/zh-Hans.ts'
import { zhHant } from '../../../engine/words/messages/zh-Hant.ts'
import { messageOf } from '../../../engine/words/messages.ts'
import { nearest } from '../../../engine/words/suggest.ts'
import { fillTemplate, plainNumber } from '../../../engine/words/template.ts'

const codes = Object.keys(problemCodes) as ProblemCode[]

/** Characters of one script that the other writes otherwise. */
const simplifiedOnly = /[级维数区间权门槛体现阶审评对单这项选删个请为从条则约须应总无达类]/
const traditionalOnly = /[級維數區間權門檻體現階審評對單這項選刪個請為從條則約須應總無達類]/

describe('messages', () => {
  it.each(codes)('of %s stand in three languages, each in its own script', (code) => {
    expect(en[code]).toMatch(/^[\P{Script=Han}]+$/u)
    expect(zhHant[code]).toMatch(/\p{Script=Han}/u)
    expect(zhHans[code]).toMatch(/\p{Script=Han}/u)
    expect(zhHant[code]).not.toMatch(simplifiedOnly)
    expect(zhHans[code]).not.toMatch(traditionalOnly)
    for (const language of languages) expect(messageOf(code, {}, language)).toMatch(/[.?。？]$/)
  })

  it('name the same params in every language', () => {
    const places = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g) ?? [])].sort()
    for (const code of codes) {
      expect(places(zhHant[code]), code).toEqual(places(en[code]))
      expect(places(zhHans[code]), code).toEqual(places(en[code]))
    }
  })

  it('use the words of the glossary', () => {
    for (const language of languages) {
      expect(messageOf('unknown-tier', { tier: 'x' }, language)).toContain(glossary.tier[language])
      expect(
        messageOf('weights-total', { score: 'x', total: 0.9, difference: -0.1, children: [] }, language),
      ).toContain(glossary.weight[language])
      expect(messageOf('override-never', { id: 'x' }, language)).toContain(glossary.override[language])
    }
  })

  it('ask whether the nearest name was meant', () => {
    const say = (language: (typeof languages)[number]) =>
      messageOf('unknown-variable', { name: 'claim', suggestion: 'claims' }, language)
    expect(languages.map(say)).toEqual([
      'Nothing here is called “claim”. Did you mean “claims”?',
      '這裡沒有名為「claim」的項目。您是指「claims」嗎？',
      '这里没有名为“claim”的项目。您是指“claims”吗？',
    ])
  })

  it('say types and comparisons in words', () => {
    expect(messageOf('type-mismatch', { expected: 'number', found: 'string' }, 'en')).toBe(
      'Expected here: a number; found: a text.',
    )
    expect(messageOf('type-mismatch', { expected: 'date', found: 'boolean' }, 'zh-Hant')).toBe(
      '這裡應為日期，實際是「是／否」值。',
    )
    expect(messageOf('out-of-range', { comparison: '<=', limit: 100_000 }, 'zh-Hans')).toBe(
      '这个数字超出范围：必须不大于 100000，请修正。',
    )
    expect(messageOf('out-of-range', { comparison: '±', limit: 100_000 }, 'en')).toBe(
      'This number is out of range: it must be within ±100000. Correct it.',
    )
    expect(messageOf('wrong-type', { expected: ['string', 'object'] }, 'en')).toBe(
      'Expected here: a text or an object { … }.',
    )
  })
})

describe('a template', () => {
  const manner = { words: { kind: { a: 'first' } }, separator: ', ', alternatives: ' or ', more: '…' }

  it('leaves out what lacks a param', () => {
    expect(fillTemplate('One {a}[ and {b}][ or {a}].', { a: 1 }, manner)).toBe('One 1 or 1.')
  })

  it('never takes a param for a place', () => {
    expect(fillTemplate('“{a}”', { a: '{b}[x]', b: 'no' }, manner)).toBe('“{b}[x]”')
  })

  it('reads words by own keys only', () => {
    expect(fillTemplate('{kind} {kind}', { kind: 'a' }, manner)).toBe('first first')
    expect(fillTemplate('{kind}', { kind: 'constructor' }, manner)).toBe('constructor')
  })

  it('cuts long lists', () => {
    const list = Array.from({ length: 40 }, (_, index) => index)
    expect(fillTemplate('{list}', { list }, manner)).toMatch(/^0, 1, .*, 29, …$/)
  })
})

describe('a plain number', () => {
  it.each([
    [0.1, '0.1'],
    [-1e-7, '-0.0000001'],
    [1.25e-9, '0.00000000125'],
    [1e21, '1000000000000000000000'],
    [-1.5e22, '-15000000000000000000000'],
    [123456.789, '123456.789'],
  ])('of %d is %s', (x, text) => {
    expect(plainNumber(x)).toBe(text)
    expect(Number(plainNumber(x))).toBe(x)
  })
})

describe('the nearest name', () => {
  it.each([
    ['wieght', 'weight'],
    ['valeu', 'value'],
    ['claim', 'claims'],
    ['CLAIMS', 'claims'],
    ['turnover', undefined],
    ['', undefined],
  ])('to %j is %j', (name, expected) => {
    expect(nearest(name, ['weight', 'value', 'claims', 'tier'])).toBe(expected)
  })
})
