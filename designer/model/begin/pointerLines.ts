/** In which line of a JSON text a place is, for pointing at it. */

interface Level {
  pointer: string
  /** Of an object the key that was read last; of an array how many items came before. */
  at: string | number
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+|\n/g
const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')

/**
 * The line of each value, from 1, by its JSON pointer.
 * @param text valid JSON
 */
export function pointerLines(text: string): Map<string, number> {
  const lines = new Map<string, number>()
  const levels: Level[] = []
  let line = 1
  let key: string | undefined
  const here = (): string => {
    const level = levels.at(-1)
    return level === undefined ? '' : `${level.pointer}/${escaped(String(level.at))}`
  }
  for (const [token] of text.matchAll(TOKEN)) {
    const level = levels.at(-1)
    if (token === '\n') line++
    else if (token === ':' && level) level.at = JSON.parse(key ?? '""')
    else if (token === ',') {
      if (typeof level?.at === 'number') level.at++
      else key = undefined
    } else if (token === '}' || token === ']') levels.pop()
    else if (isKey(token, level, key)) key = token
    else {
      const pointer = here()
      lines.set(pointer, line)
      if (token === '{' || token === '[') {
        levels.push({ pointer, at: token === '[' ? 0 : '' })
        key = undefined
      }
    }
  }
  return lines
}

/** In an object, the first string after `{` or `,`. */
const isKey = (token: string, level: Level | undefined, key: string | undefined): boolean =>
  token.startsWith('"') && typeof level?.at === 'string' && key === undefined

/** The line of a place; of one that isn't there, of the nearest above it. */
export function lineOf(lines: ReadonlyMap<string, number>, pointer: string): number {
  for (let nearest = pointer; nearest !== ''; nearest = nearest.slice(0, nearest.lastIndexOf('/'))) {
    const line = lines.get(nearest)
    if (line !== undefined) return line
  }
  return lines.get('') ?? 1
}
