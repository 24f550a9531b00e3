/** Looks through a file and proposes how it becomes a population: the mapping, and what somebody must decide. */
import { type Field, type Strategy, tierName } from '../../../engine/index.ts'
import { bindMapping, MappingMisfit, type Misfit } from '../binding.ts'
import { formatsOf } from '../cells/dates.ts'
import { openTable, type Table, textOf } from '../header.ts'
import { MAPPING_FORMAT, type MappedColumn, type Mapping } from '../mapping.ts'
import { foldName, namesOf } from '../names.ts'
import { openSource, type Source, type SourceAbout, type SourceOptions } from '../source.ts'
import { AmbiguousEncoding } from '../text/recognise.ts'
import { type Assigned, assignColumns, knownNames, SAME } from './assign.ts'
import { ColumnEvidence } from './evidence.ts'
import { type Identities, identitiesOf } from './identities.ts'
import { decimalEvidence } from './numbers.ts'
import type { ColumnProfile, Found, Profile, Undecided } from './profile.ts'
import type { FileHints } from './proposal.ts'
import { proposeReading } from './propose.ts'

/** So many rows are looked at. */
const MOST_ROWS = 200_000

/**
 * @param options what is known of the file beforehand
 * @param given a mapping that decides some of it, or all; the rest is proposed
 * @throws Unreadable where it can't be read at all; MappingMisfit where what is given names what isn't there
 */
export async function profileFile(
  path: string,
  strategy: Strategy,
  options: SourceOptions = {},
  given?: Mapping,
): Promise<Profile> {
  let source: Source
  try {
    source = await openSource(path, { ...given?.source, ...defined(options) })
  } catch (error) {
    if (error instanceof AmbiguousEncoding) return askForEncoding(error)
    throw error
  }
  const mapped = new Set(given?.columns.map(({ column }) => foldName(column)))
  const known = knownNames(strategy)
  const table = await openTable(source, (folded) => mapped.has(folded) || known(folded))
  if (given) refuseWrong(path, given, table, strategy)
  return profileTable(table, strategy, given)
}

const defined = (options: SourceOptions): SourceOptions =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))

/** What is only incomplete is asked for. */
function refuseWrong(path: string, given: Mapping, { header }: Table, strategy: Strategy): void {
  try {
    bindMapping(path, given, header, strategy)
  } catch (error) {
    if (!(error instanceof MappingMisfit)) throw error
    const wrong = error.misfits.filter(({ code }) => !INCOMPLETE.has(code))
    if (wrong.length > 0) throw new MappingMisfit(path, wrong)
  }
}

const INCOMPLETE = new Set<Misfit['code']>(['required-field', 'no-subject', 'unit-unsaid'])

async function profileTable(table: Table, strategy: Strategy, given: Mapping | undefined): Promise<Profile> {
  const { names } = table.header
  const evidence = names.map(() => new ColumnEvidence())
  const identities = identitiesOf(names)
  let rows = 0
  let sampled = false
  for await (const batch of table.rows()) {
    for (const { line, cells } of batch) {
      rows++
      for (let index = 0; index < names.length; index++) evidence[index]?.add(cells[index] ?? '')
      identities.add(line, cells)
    }
    sampled = rows >= MOST_ROWS
    if (sampled) break
  }
  const assigned = assignColumns(names, evidence, strategy, given)
  const proposed = propose(table, evidence, assigned, strategy, given)
  const { mapping } = proposed
  const undecided = [
    ...proposed.undecided,
    ...subjectQuestions(mapping, identities, names),
    ...fieldQuestions(mapping, strategy),
  ]
  return {
    source: table.source.about,
    header: {
      line: table.header.line,
      names,
      above: table.above.map(({ line, cells }) => ({
        line,
        text: cells
          .map(textOf)
          .filter((text) => text !== '')
          .join(' · '),
      })),
    },
    rows,
    sampled,
    columns: proposed.columns,
    mapping,
    undecided,
  }
}

function propose(
  table: Table,
  evidence: ColumnEvidence[],
  assigned: Map<number, Assigned>,
  strategy: Strategy,
  given: Mapping | undefined,
) {
  const { names } = table.header
  const hints = hintsOfFile(table.source.about, evidence)
  const columns: ColumnProfile[] = []
  const undecided: Undecided[] = []
  const mapped: MappedColumn[] = names.map((name, index) => {
    const [pointer, found, one] = [`/columns/${index}`, evidence[index] as ColumnEvidence, assigned.get(index)]
    const about = profileOf(name, found, one)
    columns.push(about)
    const decided = given?.columns.find(({ column }) => column === name)
    const isAsked = one && !decided && (one.likeness < SAME || given !== undefined)
    if (isAsked) undecided.push(columnQuestion(name, one, pointer))
    if (!one) return { column: name, as: decided?.as === 'label' ? 'label' : 'ignore' }
    if ('as' in one.target) {
      const column: MappedColumn = { column: name, as: one.target.as }
      if (one.target.as === 'previousTier') proposeTiers(column, found, strategy)
      return { ...column, ...decided }
    }
    const field = fieldOf(strategy, one.target.field)
    const proposal = proposeReading(name, field, found, hints, pointer, decided)
    about.reading = proposal.reading
    about.unreadable = proposal.unreadable.slice(0, 20)
    undecided.push(...proposal.undecided)
    return proposal.column
  })
  const mapping: Mapping = {
    format: MAPPING_FORMAT,
    strategy: strategy.id,
    source: sourceOf(table.source.about),
    columns: mapped,
    ...(given?.numbered === undefined ? {} : { numbered: given.numbered }),
    ...(given?.duplicates === undefined ? {} : { duplicates: given.duplicates }),
  }
  return { mapping, columns, undecided }
}

const fieldOf = (strategy: Strategy, id: string): Field => strategy.fields.find((field) => field.id === id) as Field

/** What a next file of the same kind will show by itself is left out. */
function sourceOf(about: SourceAbout): NonNullable<Mapping['source']> {
  if (about.kind === 'xlsx') return about.sheets.length > 1 ? { sheet: about.sheet } : {}
  const { label, by } = about.encoding
  const encoding = by === 'frequent-characters' || by === 'named' ? { encoding: label } : {}
  return about.kind === 'csv' ? { ...encoding, delimiter: about.delimiter } : encoding
}

function hintsOfFile(about: SourceAbout, evidence: ColumnEvidence[]): FileHints {
  const counts = evidence.map(decimalEvidence)
  const [points, commas] = [counts.some((count) => count['.'] > 0), counts.some((count) => count[','] > 0)]
  return {
    decimal: points === commas ? undefined : points ? '.' : ',',
    isCommaFree: about.kind === 'csv' && about.delimiter !== ',',
    is1904: about.kind === 'xlsx' && about.is1904,
  }
}

function profileOf(column: string, evidence: ColumnEvidence, assigned: Assigned | undefined): ColumnProfile {
  const { filled, empty, examples } = evidence
  return {
    column,
    found: foundIn(evidence),
    filled,
    empty,
    examples,
    ...(assigned === undefined
      ? {}
      : { proposed: { ...assigned.target, likeness: Math.min(1, Math.round(assigned.likeness * 100) / 100) } }),
    reading: [],
    unreadable: [],
  }
}

function foundIn(evidence: ColumnEvidence): Found {
  const { filled, numbers, booleans, plain, texts } = evidence
  if (filled === 0) return 'empty'
  if (booleans === filled) return 'boolean'
  if (numbers + plain === filled) return 'number'
  const dates = [...texts.keys()].slice(0, 100).filter((text) => formatsOf(text).some((format) => format !== 'serial'))
  if (dates.length > 0 && dates.length === Math.min(texts.size, 100)) return 'date'
  return numbers + plain > 0 ? 'mixed' : 'text'
}

/** Tiers by their titles. */
function proposeTiers(column: MappedColumn, evidence: ColumnEvidence, strategy: Strategy): void {
  const values = new Map<string, string>()
  for (const text of evidence.texts.keys()) {
    if (strategy.tiers.some(({ id }) => id === text)) continue
    const meant = strategy.tiers.find((tier) =>
      [...namesOf(tier), tierName(strategy, tier.id, 'en')].some((name) => foldName(name) === foldName(text)),
    )
    if (meant) values.set(text, meant.id)
  }
  if (values.size > 0) column.values = Object.fromEntries(values)
}

function columnQuestion(name: string, { target, likeness }: Assigned, pointer: string): Undecided {
  const meant = 'field' in target ? target.field : target.as
  return {
    code: 'column',
    column: name,
    pointer: `${pointer}/${'field' in target ? 'field' : 'as'}`,
    message: `Is ${JSON.stringify(name)} ${meant}? The names are alike by ${Math.round(likeness * 100)} %.`,
    choices: [
      { value: meant, means: 'yes' },
      { value: 'ignore', means: 'no: give another "field", or "as": "ignore"' },
    ],
    proposed: meant,
  }
}

function subjectQuestions(mapping: Mapping, identities: Identities, names: string[]): Undecided[] {
  const index = mapping.columns.findIndex(({ as }) => as === 'subject')
  if (mapping.numbered || mapping.duplicates !== undefined) return []
  if (index < 0) {
    const distinct = identities.distinctColumns().map((place) => ({
      value: { column: names[place], as: 'subject' },
      means: `column ${JSON.stringify(names[place])}, in which no two rows are alike`,
    }))
    const byLine = { value: { numbered: true }, means: 'none: they are called by their line' }
    const message = 'Which column tells subjects apart?'
    return [{ code: 'subject', pointer: '/columns', message, choices: [...distinct, byLine] }]
  }
  const duplicates = identities.duplicatesIn(index)
  if (duplicates.count === 0) {
    mapping.duplicates = 'reject'
    return []
  }
  const { count, examples: subjects } = duplicates
  const examples = subjects.map(({ subject, lines }) => `${JSON.stringify(subject)} on lines ${lines.join(', ')}`)
  return [
    {
      code: 'duplicates',
      column: names[index] ?? '',
      pointer: '/duplicates',
      message: `${count} rows have a subject that stands on another row too, such as ${examples.join('; ')}. Which one holds?`,
      count,
      subjects,
      choices: [
        { value: 'first', means: 'the first' },
        { value: 'last', means: 'the last' },
        { value: 'reject', means: 'none: all of them are refused' },
      ],
    },
  ]
}

function fieldQuestions(mapping: Mapping, strategy: Strategy): Undecided[] {
  const named = new Set(mapping.columns.map(({ field }) => field))
  const free = mapping.columns.filter(({ as }) => as === 'ignore').map(({ column }) => column)
  return strategy.fields
    .filter(({ id, required }) => required !== false && !named.has(id))
    .map((field) => ({
      code: 'field',
      pointer: '/columns',
      message: `Which column brings the required field ${field.id}?`,
      field: field.id,
      choices: free.map((column) => ({
        value: { column, field: field.id },
        means: `column ${JSON.stringify(column)}`,
      })),
    }))
}

function askForEncoding({ choices }: AmbiguousEncoding): Profile {
  const message = 'The file is not UTF-8, and its encoding can’t be told for certain. Which one is it?'
  return {
    rows: 0,
    sampled: false,
    columns: [],
    mapping: undefined,
    undecided: [
      {
        code: 'encoding',
        pointer: '/source/encoding',
        message,
        choices: choices.map(({ label, reading }) => ({
          value: label,
          means: `it reads ${JSON.stringify(reading)}`,
          reading,
        })),
      },
    ],
  }
}
