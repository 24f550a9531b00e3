/** Ids of strategies, as a person comes to them. */

/** An id from a name: small letters, hyphens for what an id can't hold, and a number where it is taken. */
export function idFor(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}_-]+/gu, '-')
    .replaceAll(/^[-_]+|[-_]+$/g, '')
  const id = plain === '' ? 'strategy' : plain
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? id : `${id}-${number}`
    if (!taken.has(candidate)) return candidate
  }
}

/** As the engine's ids are. */
export const isId = (text: string): boolean => /^[\p{L}\p{N}_-][\p{L}\p{M}\p{N}_-]*$/u.test(text)
