import type { Dialect } from './dialects/dialect.ts'

/** Gives every column a name of its own, as the engine tells names apart. */
export interface Names {
  /** The name itself where it is free, else the name and a number. */
  claim(wanted: string): string
}

export function createNames(dialect: Dialect): Names {
  const taken = new Set<string>()
  return {
    claim(wanted) {
      for (let count = 1; ; count++) {
        const suffix = count === 1 ? '' : `~${count}`
        const name = `${shortened(wanted, dialect.longestName - suffix.length)}${suffix}`
        const key = dialect.nameKey(name)
        if (taken.has(key)) continue
        taken.add(key)
        return name
      }
    },
  }
}

/** As many whole characters as fit into so many bytes of UTF-8. */
export function shortened(name: string, bytes: number): string {
  let used = 0
  let kept = ''
  for (const character of name) {
    used += bytesOf(character)
    if (used > bytes) return kept
    kept += character
  }
  return kept
}

function bytesOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}
