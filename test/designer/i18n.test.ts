import { describe, expect, it } from 'vitest'
import { en, type MessageKey } from '../../designer/model/i18n/en/index.ts'
import { phraseOf, translate } from '../../designer/model/i18n/translate.ts'
import { zhHans } from '../../designer/model/i18n/zh-Hans/index.ts'
import { zhHant } from '../../designer/model/i18n/zh-Hant/index.ts'
import { joinPhrases, phraseText, plain } from '../../designer/model/phrase.ts'
import { headingIn } from '../../designer/model/words.ts'
import { glossary, languages } from '../../engine/index.ts'

const params = (message: string) => [...new Set([...message.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort()

describe('the sentences of the screens', () => {
  it('have the same keys in the three languages, in the same order', () => {
    expect(Object.keys(zhHant)).toEqual(Object.keys(en))
    expect(Object.keys(zhHans)).toEqual(Object.keys(en))
  })

  it.each(Object.keys(en) as MessageKey[])('%s takes the same params everywhere', (key) => {
    expect(params(zhHant[key])).toEqual(params(en[key]))
    expect(params(zhHans[key])).toEqual(params(en[key]))
  })

  it('are translated: nothing Latin is left in Chinese beside names', () => {
    for (const messages of [zhHant, zhHans]) {
      for (const [key, text] of Object.entries(messages)) {
        const words = text.replaceAll(/\{\w+\}/g, '').replaceAll(/NDJSON|Tiersmith|API|JSON|CSV|Excel|xlsx/g, '')
        expect(words, key).not.toMatch(/[A-Za-z]{2,}/)
      }
    }
  })

  it('use one script each', () => {
    expect(Object.values(zhHans).join('')).not.toMatch(/[為與個這來時會對評級標門檻總資過關實發戶無應閉釋確據則還進遠]/)
    expect(Object.values(zhHant).join('')).not.toMatch(/[为与个这来时会对评级标门槛总资过关实发户无应闭释确据则还进远]/)
  })

  it('keep to the glossary and never say the words that it rules out', () => {
    expect(Object.values(zhHant).join('\n')).not.toMatch(/線上版本|決策(?!表)|規則集|模型|樣本/)
    expect(Object.values(en).join('\n')).not.toMatch(/\b(ruleset|cutoff|segment|benefit|hysteresis|live version)\b/i)
    for (const key of ['version.inEffect'] as const) {
      expect(zhHant[key]).toBe(glossary.inEffect['zh-Hant'])
      expect(zhHans[key]).toBe(glossary.inEffect['zh-Hans'])
    }
  })
})

describe('filling in', () => {
  it('chooses the form by number and prints numbers for the language', () => {
    expect(translate('en', 'strategies.dimensions', { n: 1 })).toBe('1 dimension')
    expect(translate('en', 'strategies.dimensions', { n: 1200 })).toBe('1,200 dimensions')
    expect(translate('zh-Hant', 'strategies.dimensions', { n: 1 })).toBe('1 項指標')
  })

  it('sets a space between Chinese and Latin letters or digits, not elsewhere', () => {
    expect(phraseText(joinPhrases([plain('若'), plain('claims'), plain('大於'), plain('5')]))).toBe('若 claims 大於 5')
    expect(phraseText(joinPhrases([plain('若'), plain('索賠'), plain('，'), plain('5')]))).toBe('若索賠，5')
    expect(translate('zh-Hans', 'refusal.required', { name: 'Sales' })).toBe('缺少 Sales')
  })

  it('never takes a param for a template', () => {
    expect(translate('en', 'refusal.required', { name: '{min}' })).toBe('{min} is missing')
  })

  it('throws for a param that is not given', () => {
    expect(() => phraseOf('en', 'refusal.required')).toThrow(/needs the param name/)
  })
})

describe('headings from the glossary', () => {
  it('are plural and large in English, as they are in Chinese', () => {
    expect(headingIn('strategy', 'en')).toBe('Strategies')
    expect(headingIn('derivedValue', 'en')).toBe('Derived values')
    expect(languages.map((language) => headingIn('dimension', language))).toEqual(['Dimensions', '指標', '指标'])
  })
})
