import type { Cell, IntervalCell, Scalar } from '../../strategy/document.ts'
import { type Phrase, value } from '../phrase.ts'
import { joinList } from './list.ts'
import { literalPhrase, literalText } from './literal.ts'
import { phraseOf, translate } from './say.ts'
import type { Facet, Vocabulary } from './vocabulary.ts'

/** A cell of a decision table in words: any, “A or B”, “5 to < 10”, “not A”. */
export function cellPhrase(cell: Cell, facet: Facet | undefined, vocabulary: Vocabulary): Phrase {
  if (cell === null) return phraseOf(vocabulary.language, 'cell.any')
  if (Array.isArray(cell)) return joinList(membersOf(cell, facet, vocabulary), 'or', vocabulary.language)
  if (typeof cell !== 'object') return literalPhrase(cell, facet, vocabulary)
  if ('not' in cell)
    return phraseOf(vocabulary.language, 'cell.not', { a: cellPhrase(cell.not as Cell, facet, vocabulary) })
  return intervalPhrase(cell as IntervalCell, facet, vocabulary)
}

/** In a list of cells null stands for a missing input, not for any. */
const membersOf = (cells: readonly Cell[], facet: Facet | undefined, vocabulary: Vocabulary): Phrase[] =>
  cells.map((cell) =>
    cell === null ? value(translate(vocabulary.language, 'cell.missing')) : cellPhrase(cell, facet, vocabulary),
  )

/** An interval: ≥ 5, < 10, 5 to < 10. */
export function intervalPhrase(interval: IntervalCell, facet: Facet | undefined, vocabulary: Vocabulary): Phrase {
  const text = (edge: Scalar) => literalText(edge, facet, vocabulary)
  const low = interval.from ?? interval.above
  const high = interval.to ?? interval.below
  if (low === undefined && high === undefined) return phraseOf(vocabulary.language, 'cell.any')
  if (high === undefined) return value(`${interval.from === undefined ? '>' : '≥'} ${text(low as Scalar)}`)
  if (low === undefined) return value(`${interval.to === undefined ? '<' : '≤'} ${text(high)}`)
  const from = interval.from === undefined ? `> ${text(low)}` : text(low)
  const to = interval.to === undefined ? `< ${text(high)}` : text(high)
  return phraseOf(vocabulary.language, 'cell.between', { low: value(from), high: value(to) })
}

interface Edged {
  from?: number | undefined
  above?: number | undefined
}

/** The interval that a band covers: its own edge below, the next band's edge above. */
export function bandInterval(bands: readonly Edged[], index: number): IntervalCell {
  const band = bands[index]
  const next = bands[index + 1]
  return {
    ...(band?.from !== undefined ? { from: band.from } : band?.above !== undefined ? { above: band.above } : {}),
    ...(next?.from !== undefined ? { below: next.from } : next?.above !== undefined ? { to: next.above } : {}),
  }
}
