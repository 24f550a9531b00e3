/** Who is who: the ids of the columns that may tell subjects apart, to find rows with the same one. */
import { textOf } from '../header.ts'
import { SUBJECT_NAMES } from '../lexicon.ts'
import { foldName, withoutBrackets } from '../names.ts'
import type { Cell } from '../rows.ts'

/** Columns looked at where none is called like an id. */
const FIRST_COLUMNS = 3
const MOST_EXAMPLES = 3

interface Duplicates {
  /** Rows that share their id with another row. */
  count: number
  examples: { subject: string; lines: number[] }[]
}

export interface Identities {
  add(line: number, cells: readonly Cell[]): void
  duplicatesIn(column: number): Duplicates
  /** Of the columns looked at: those that are always filled and never repeat. */
  distinctColumns(): number[]
}

export function identitiesOf(names: readonly string[]): Identities {
  const called = names.flatMap((name, index) =>
    [name, withoutBrackets(name)].some((one) => SUBJECT_NAMES.has(foldName(one))) ? [index] : [],
  )
  const columns = called.length > 0 ? called : [...names.keys()].slice(0, FIRST_COLUMNS)
  const seen = new Map(columns.map((column) => [column, new Map<string, number[]>()]))
  let rows = 0
  return {
    add(line, cells) {
      rows++
      for (const [column, lines] of seen) {
        const id = textOf(cells[column] ?? '').normalize('NFC')
        if (id === '') continue
        const known = lines.get(id)
        if (known) known.push(line)
        else lines.set(id, [line])
      }
    },
    duplicatesIn(column) {
      const shared = [...(seen.get(column) ?? [])].filter(([, lines]) => lines.length > 1)
      return {
        count: shared.reduce((sum, [, lines]) => sum + lines.length, 0),
        examples: shared.slice(0, MOST_EXAMPLES).map(([subject, lines]) => ({ subject, lines: lines.slice(0, 5) })),
      }
    },
    distinctColumns: () => [...seen].flatMap(([column, lines]) => (rows > 0 && lines.size === rows ? [column] : [])),
  }
}
