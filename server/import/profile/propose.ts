/** How one column's cells are to be read as its field: what is evident is proposed, what isn't is left to be decided. */
import type { Field } from '../../../engine/index.ts'
import { formatsOf } from '../cells/dates.ts'
import { parseNumber } from '../cells/numbers.ts'
import { readerOf } from '../cells/value.ts'
import type { MappedColumn } from '../mapping.ts'
import { proposeDates } from './dates.ts'
import type { ColumnEvidence } from './evidence.ts'
import { proposeNumber } from './numbers.ts'
import { escaped, type FileHints, type Proposal } from './proposal.ts'
import { proposeWords } from './words.ts'

/** Where more than this share of a column can't be read, it is asked whether the column is the right one. */
const MOST_UNREADABLE = 0.5

/**
 * @param pointer of the column in the mapping
 * @param given what has been decided of the column already
 */
export function proposeReading(
  name: string,
  field: Field,
  evidence: ColumnEvidence,
  hints: FileHints,
  pointer: string,
  given: MappedColumn | undefined,
): Proposal {
  const proposal: Proposal = { column: { column: name, field: field.id }, reading: [], undecided: [], unreadable: [] }
  proposeWords(proposal, field, evidence, pointer)
  if (field.type === 'number' || field.type === 'integer') proposeNumber(proposal, field, evidence, hints, pointer)
  if (field.type === 'date') proposeDates(proposal, evidence, hints, pointer)
  if (given) decide(proposal, given, pointer)
  findUnreadable(proposal, field, evidence, pointer, given !== undefined)
  return proposal
}

/** What is given holds, and isn't asked again. */
function decide(proposal: Proposal, given: MappedColumn, pointer: string): void {
  const { column } = proposal
  const values = { ...column.values, ...given.values }
  const number = { ...column.number, ...given.number }
  const dates = given.dates ?? column.dates
  proposal.column = {
    ...given,
    ...(Object.keys(values).length > 0 ? { values } : {}),
    ...(Object.keys(number).length > 0 ? { number } : {}),
    ...(dates === undefined ? {} : { dates }),
  }
  const decided = new Set(Object.keys(given.values ?? {}).map((text) => `${pointer}/values/${escaped(text)}`))
  const { decimal, percent, times } = given.number ?? {}
  proposal.undecided = proposal.undecided.filter(({ code, pointer: at }) => {
    if (code === 'value') return !decided.has(at)
    if (code === 'decimal') return decimal === undefined
    if (code === 'percent') return percent === undefined && times === undefined
    return code !== 'date-order' || !(given.dates?.includes('dmy') || given.dates?.includes('mdy'))
  })
}

/** Tries the proposed reading on every distinct text. */
function findUnreadable(
  proposal: Proposal,
  field: Field,
  evidence: ColumnEvidence,
  pointer: string,
  isDecided: boolean,
): void {
  const read = readerOf(field, proposal.column)
  const open = new Set(proposal.undecided.flatMap(({ code, pointer: at }) => (code === 'value' ? [at] : [])))
  const waits = proposal.undecided.some(({ code }) => code !== 'value')
  for (const [text, count] of evidence.texts) {
    if (open.has(`${pointer}/values/${escaped(text)}`) || read(text).ok) continue
    if (waits && (formatsOf(text).length > 0 || parseNumber(text, '.') || parseNumber(text, ','))) continue
    proposal.unreadable.push({ text, count })
  }
  proposal.unreadable.sort((a, b) => b.count - a.count)
  const refused = proposal.unreadable.reduce((sum, { count }) => sum + count, 0)
  if (!isDecided && refused > evidence.filled * MOST_UNREADABLE) {
    proposal.undecided.push({
      code: 'unreadable',
      column: proposal.column.column,
      pointer,
      message: `${refused} of ${evidence.filled} cells of ${JSON.stringify(proposal.column.column)} are no values of ${field.id}, such as ${JSON.stringify(proposal.unreadable[0]?.text)}. Is it the right column?`,
      cell: proposal.unreadable[0]?.text ?? '',
      count: refused,
      choices: [
        { value: field.id, means: 'yes: these rows are refused' },
        { value: 'ignore', means: 'no: the column is not read' },
      ],
      proposed: field.id,
    })
  }
}
