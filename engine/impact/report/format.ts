import type { Language } from '../../words/glossary.ts'

const formats = new Map<Language, Intl.NumberFormat>()

/** An amount at a glance, in four digits: 1.467bn, 14.67億. */
export function compact(value: number, language: Language): string {
  let format = formats.get(language)
  if (!format) {
    const locale = language === 'en' ? 'en-GB' : language
    format = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 4 })
    formats.set(language, format)
  }
  return format.format(value).replace('-', '\u2212')
}

/** How wide a text is in a terminal: Han characters and full-width signs take two columns. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text.normalize('NFC')) width += WIDE.test(character) ? 2 : NO_WIDTH.test(character) ? 0 : 1
  return width
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
const NO_WIDTH = /\p{M}|\u200b|\u200d/u
