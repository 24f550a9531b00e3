/**
 * Texts that a spreadsheet would take for a formula: written with an apostrophe before them, and read without it.
 * A text that has such apostrophes of its own gets one more, so that reading gives back what was written.
 */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/
const apostrophes = /^'+/

const looksLikeFormula = (text: string): boolean => FORMULA.test(text.replace(apostrophes, ''))

export const neutralised = (text: string): string => (looksLikeFormula(text) ? `'${text}` : text)

export const unescaped = (text: string): string =>
  text.startsWith("'") && looksLikeFormula(text) ? text.slice(1) : text
