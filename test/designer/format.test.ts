import { describe, expect, it } from 'vitest'
import {
  formatDate,
  formatDigest,
  formatNumber,
  formatPercent,
  formatQuantity,
  formatShort,
  formatSigned,
} from '../../designer/model/format.ts'
import { nearestLanguage } from '../../designer/model/preferences.ts'

describe('numbers', () => {
  it('are grouped, with a true minus and as many places as they have', () => {
    expect(formatNumber(1234567.25, 'en')).toBe('1,234,567.25')
    expect(formatNumber(-0.5, 'zh-Hant')).toBe('\u22120.5')
    expect(formatNumber(62, 'en', 2)).toBe('62.00')
    expect(formatNumber(20.8333, 'en', 2)).toBe('20.8333')
    expect(formatSigned(4, 'en')).toBe('+4')
    expect(formatSigned(0, 'en')).toBe('0')
  })

  it('are percent without the errors of doubles', () => {
    expect(formatPercent(0.78, 'en')).toBe('78\u202f%')
    expect(formatPercent(0.07, 'en')).toBe('7\u202f%')
    expect(formatPercent(0.29, 'zh-Hans')).toBe('29\u202f%')
    expect(formatPercent(0.4, 'en', 2)).toBe('40.00\u202f%')
    expect(formatPercent(-0.025, 'en')).toBe('\u22122.5\u202f%')
  })

  it('are short where there is little room: m and bn, 萬 and 億, 万 and 亿', () => {
    expect(formatShort(74_200_000, 'en')).toBe('74.2\u202fm')
    expect(formatShort(74_200_000, 'zh-Hant')).toBe('7,420\u202f萬')
    expect(formatShort(74_200_000, 'zh-Hans')).toBe('7,420\u202f万')
    expect(formatShort(1_234_000_000, 'zh-Hans')).toBe('12.34\u202f亿')
    expect(formatShort(99_999, 'en')).toBe('99,999')
    expect(formatShort(-2_500_000, 'en')).toBe('\u22122.5\u202fm')
  })

  it('carry their unit in the language', () => {
    expect(formatQuantity(12, { unit: { en: 'outlets', 'zh-Hant': '家' } }, 'en')).toBe('12\u00a0outlets')
    expect(formatQuantity(12, { unit: { en: 'outlets', 'zh-Hant': '家' } }, 'zh-Hant')).toBe('12\u00a0家')
    expect(formatQuantity(0.5, { show: 'percent', unit: 'x' }, 'en')).toBe('50\u202f%')
  })
})

describe('dates and fingerprints', () => {
  it('are written as the language writes them', () => {
    expect(formatDate('2026-04-01', 'en')).toBe('1 Apr 2026')
    expect(formatDate('2026-04-01', 'zh-Hant')).toBe('2026年4月1日')
    expect(formatDate('2026-04-01T23:30:00Z', 'en')).toBe('1 Apr 2026')
    expect(formatDate('soon', 'en')).toBe('soon')
  })

  it('shows the first 8 and last 4 digits', () => {
    expect(formatDigest('sha256:0770ee1700000000000000009783')).toBe('0770ee17…9783')
    expect(formatDigest('abc')).toBe('abc')
  })
})

describe('the language of a reader', () => {
  it.each([
    ['zh-TW', 'zh-Hant'],
    ['zh-Hant-HK', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-CN', 'zh-Hans'],
    ['zh', 'zh-Hans'],
    ['en-US', 'en'],
    ['pt-PT', undefined],
  ])('%s → %s', (tag, language) => {
    expect(nearestLanguage(tag)).toBe(language)
  })
})
