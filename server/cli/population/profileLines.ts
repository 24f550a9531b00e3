/** A profile in words: what was recognised, how columns are read, and what is to be decided. */
import type { ColumnProfile, Profile, Undecided } from '../../import/profile/profile.ts'
import type { SourceAbout } from '../../import/source.ts'
import type { EncodingFinding } from '../../import/text/recognise.ts'
import { counted } from '../io/output.ts'

const MOST_TOLD = 5

export function profileLines(path: string, { source, header, rows, sampled, columns, undecided }: Profile): string[] {
  return [
    ...(source === undefined ? [] : [`${path}: ${sourceWords(source)}`]),
    ...(header === undefined ? [] : headerLines(header)),
    ...(source === undefined ? [] : [`${sampled ? 'The first ' : ''}${counted(rows, 'row')}.`, '']),
    ...columns.flatMap(columnLines),
    ...(undecided.length === 0 ? [] : ['', 'To be decided:', ...undecided.flatMap(questionLines)]),
  ]
}

const EVIDENCE: Record<EncodingFinding['by'], string> = {
  mark: 'by its byte order mark',
  'utf-8': 'its bytes are valid UTF-8',
  ascii: 'nothing but ASCII',
  'zero-bytes': 'by its zero bytes',
  'frequent-characters': 'by its frequent characters',
  named: 'as named',
}
const DELIMITER_WORDS = { ',': 'commas', '\t': 'tabs', ';': 'semicolons', '|': 'strokes' } as const

function sourceWords(about: SourceAbout): string {
  if (about.kind === 'xlsx') {
    const others = about.sheets.filter((sheet) => sheet !== about.sheet)
    return `workbook, sheet ${about.sheet}${others.length > 0 ? ` (others: ${others.join(', ')}; --sheet chooses)` : ''}`
  }
  const { label, by, shares } = about.encoding
  const share = shares === undefined ? '' : `: ${percent(shares.this)} of them, against ${percent(shares.other)}`
  const cells = about.kind === 'csv' ? `text with ${DELIMITER_WORDS[about.delimiter]}` : 'NDJSON'
  return `${cells}, ${label} (${EVIDENCE[by]}${share})`
}

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`

function headerLines({ line, above }: NonNullable<Profile['header']>): string[] {
  if (line === 0) return []
  return [...above.map((row) => `Line ${row.line} is left out: ${row.text}`), `The header is line ${line}.`]
}

function columnLines({ column, proposed, filled, empty, reading, unreadable, found }: ColumnProfile): string[] {
  const meant = proposed === undefined ? 'is not read' : `→ ${proposed.field ?? proposed.as}`
  const missing = empty > 0 ? `, ${empty} empty` : ''
  const refused = unreadable
    .slice(0, MOST_TOLD)
    .map(({ text, count }) => `${JSON.stringify(text)}${count > 1 ? ` (${count})` : ''}`)
  return [
    `${column} ${meant}  (${found}, ${filled} filled${missing})`,
    ...reading.slice(0, 2 * MOST_TOLD).map((line) => `    ${line}`),
    ...(reading.length > 2 * MOST_TOLD ? [`    … and ${reading.length - 2 * MOST_TOLD} more: see the mapping`] : []),
    ...(refused.length === 0 ? [] : [`    refused: ${refused.join(', ')}${unreadable.length > MOST_TOLD ? ' …' : ''}`]),
  ]
}

const questionLines = ({ message, pointer, choices, proposed }: Undecided): string[] => [
  `- ${message}`,
  `    at ${pointer}:`,
  ...choices.map(({ value, means }) => {
    const mark = JSON.stringify(value) === JSON.stringify(proposed) ? ' (proposed)' : ''
    return `      ${JSON.stringify(value)}: ${means}${mark}`
  }),
]
