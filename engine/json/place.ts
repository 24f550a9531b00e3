/** Where in a text something stands, in the words of an editor and of RFC 6901. */

export interface Place {
  /** From 1; a line ends at LF, CRLF or CR. */
  line: number
  /** From 1, in characters (code points). */
  column: number
}

/** The line and column of an offset (in UTF-16 units). */
export function placeOf(text: string, offset: number): Place {
  let line = 1
  let start = 0
  for (const match of text.slice(0, offset).matchAll(/\r\n|\n|\r/g)) {
    line++
    start = match.index + match[0].length
  }
  let column = 1
  for (let at = start; at < offset; at++) if (!isSecondHalf(text.charCodeAt(at))) column++
  return { line, column }
}

const isSecondHalf = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff

/** A JSON pointer (RFC 6901) of the given steps. */
export function pointerOf(steps: readonly (string | number)[]): string {
  return steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
