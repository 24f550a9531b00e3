import { formatNumber, type Language } from '../../engine/index.ts'

export {
  formatDate,
  formatDigest,
  formatNumber,
  formatPercent,
  formatQuantity,
  formatSigned,
} from '../../engine/index.ts'

const NARROW_SPACE = '\u202f'

/**
 * A number short enough for a narrow column: from a million on (a hundred thousand in Chinese, by
 * 萬/万 and 億/亿) with at most 4 significant digits, otherwise whole.
 */
export function formatShort(value: number, language: Language): string {
  const size = Math.abs(value)
  const scales = language === 'en' ? englishScales : chineseScales[language]
  const scale = scales.find(([from]) => size >= from)
  if (!scale) return formatNumber(value, language)
  const [, divisor, sign] = scale
  const digits = Number((value / divisor).toPrecision(4))
  return `${formatNumber(digits, language)}${NARROW_SPACE}${sign}`
}

type Scale = readonly [from: number, divisor: number, sign: string]
const englishScales: readonly Scale[] = [
  [1e9, 1e9, 'bn'],
  [1e6, 1e6, 'm'],
]
const chineseScales: Record<Exclude<Language, 'en'>, readonly Scale[]> = {
  'zh-Hant': [
    [1e8, 1e8, '億'],
    [1e5, 1e4, '萬'],
  ],
  'zh-Hans': [
    [1e8, 1e8, '亿'],
    [1e5, 1e4, '万'],
  ],
}
