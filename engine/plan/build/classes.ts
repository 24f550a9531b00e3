/** Bands, lookups and tables, whatever they yield: points, literals or tiers. */
import { pointerTo } from '../../check/problems.ts'
import { parseDate } from '../../dates/calendar.ts'
import type { ValueType } from '../../logic/node.ts'
import type { Scope } from '../../logic/scope.ts'
import { typecheck } from '../../logic/typecheck.ts'
import type { Cell, Expression, Text } from '../../strategy/document.ts'
import type { BandsPlan, EdgePlan, HitPolicy, LookupPlan, NotePlan, OtherwisePlan, TablePlan } from '../plan.ts'
import { buildCell } from './cells.ts'
import type { BuildContext } from './context.ts'

interface Spoken {
  title?: Text | undefined
  code?: string | undefined
  reason?: Text | undefined
}

const noteOf = (entry: unknown): NotePlan => {
  const { code, reason, title } = typeof entry === 'object' && entry !== null ? (entry as Spoken) : {}
  return { code, reason, title }
}

interface BandDocument extends Spoken {
  from?: number
  above?: number
}

/** Bands in ascending order: the first takes everything below, each other begins at one edge. */
export function buildBands<B extends BandDocument, Y>(
  bands: readonly B[],
  yieldOf: (band: B, pointer: string) => Y,
  pointer: string,
  context: BuildContext,
): BandsPlan<Y> {
  const edges: EdgePlan[] = []
  bands.forEach((band, index) => {
    const edge = edgeOf(band, index, pointerTo(pointer, index), context)
    const previous = edges.at(-1)
    if (edge && previous && !isAfter(edge, previous))
      context.report('edges-not-ascending', pointerTo(pointer, index), { edge: edge.at, previous: previous.at })
    if (edge) edges.push(edge)
  })
  return {
    kind: 'bands',
    edges,
    yields: bands.map((band, index) => yieldOf(band, pointerTo(pointer, index))),
    notes: bands.map(noteOf),
  }
}

function edgeOf(band: BandDocument, index: number, pointer: string, { report }: BuildContext): EdgePlan | undefined {
  const at = band.from ?? band.above
  if (index === 0) {
    if (at !== undefined) report('first-band-edge', pointer)
    return undefined
  }
  if (at === undefined) report('band-needs-edge', pointer)
  else if (band.from !== undefined && band.above !== undefined) report('edges-one-kind', pointer)
  return at === undefined ? undefined : { at: at + 0, inclusive: band.from !== undefined }
}

/** Two bands may share an edge, `from` then `above`: the first of them is then that one value. */
const isAfter = (edge: EdgePlan, previous: EdgePlan): boolean =>
  edge.at > previous.at || (edge.at === previous.at && previous.inclusive && !edge.inclusive)

/** Entries by the JSON text of the value; strings and dates are their own text. */
export function buildLookup<E, Y>(
  lookup: Readonly<Record<string, E>>,
  otherwise: E | undefined,
  type: ValueType,
  yieldOf: (entry: E, pointer: string) => Y,
  pointer: string,
  context: BuildContext,
): LookupPlan<Y> {
  const at = pointerTo(pointer, 'lookup')
  const texts = Object.keys(lookup)
  const keys = texts.map((text) => keyOf(text, type))
  keys.forEach((key, index) => {
    const text = texts[index] ?? ''
    if (key === undefined) context.report('key-not-canonical', pointerTo(at, text), { key: text, type })
    else if (keys.indexOf(key) < index) context.report('duplicate-id', pointerTo(at, text), { id: text })
  })
  const entries = Object.values(lookup)
  return {
    kind: 'lookup',
    keys: keys.map((key) => key ?? ''),
    texts,
    yields: entries.map((entry, index) => yieldOf(entry, pointerTo(at, texts[index] ?? ''))),
    notes: entries.map(noteOf),
    otherwise: buildOtherwise(otherwise, yieldOf, pointerTo(pointer, 'otherwise')),
  }
}

/** The value whose JSON text the key is, or undefined where no value of the type has that text. */
function keyOf(text: string, type: ValueType): string | number | boolean | undefined {
  switch (type) {
    case 'string':
      return text.normalize('NFC')
    case 'date':
      return parseDate(text)
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined
    case 'number':
      return String(Number(text)) === text && Number.isFinite(Number(text)) ? Number(text) : undefined
  }
}

function buildOtherwise<E, Y>(
  otherwise: E | undefined,
  yieldOf: (entry: E, pointer: string) => Y,
  pointer: string,
): OtherwisePlan<Y> | undefined {
  return otherwise === undefined ? undefined : { yield: yieldOf(otherwise, pointer), note: noteOf(otherwise) }
}

interface TableDocument<Row, E> {
  inputs: Expression[]
  hit: HitPolicy
  rows: Row[]
  otherwise?: E
}

/** A decision table; undefined where an input has a problem, for then its cells have no type. */
export function buildTable<Row extends Spoken & { when: Cell[] }, E, Y>(
  table: TableDocument<Row, E>,
  scope: Scope,
  yieldOfRow: (row: Row, pointer: string) => Y,
  yieldOfOtherwise: (entry: E, pointer: string) => Y,
  pointer: string,
  context: BuildContext,
): TablePlan<Y> | undefined {
  const inputs = table.inputs.map((input, index) =>
    buildInput(input, pointerTo(pointer, 'inputs', index), scope, context),
  )
  const rowPointer = (index: number) => pointerTo(pointer, 'rows', index)
  const rows = table.rows.map((row, index) => {
    if (row.when.length !== inputs.length)
      context.report('cell-count', pointerTo(rowPointer(index), 'when'), {
        expected: inputs.length,
        found: row.when.length,
      })
    return inputs.map((input, column) => {
      const cell = row.when[column]
      if (!input || cell === undefined) return undefined
      return buildCell(cell, input.type, pointerTo(rowPointer(index), 'when', column), context)
    })
  })
  const yields = table.rows.map((row, index) => yieldOfRow(row, rowPointer(index)))
  const otherwise = buildOtherwise(table.otherwise, yieldOfOtherwise, pointerTo(pointer, 'otherwise'))
  if (!inputs.every((input) => input !== undefined)) return undefined
  return {
    kind: 'table',
    inputs,
    hit: table.hit,
    rows: rows.map((cells) => cells.map((cell) => cell ?? { kind: 'any' })),
    yields,
    notes: table.rows.map(noteOf),
    otherwise,
  }
}

function buildInput(input: Expression, pointer: string, scope: Scope, context: BuildContext) {
  const node = typecheck(input, pointer, scope, context.report)
  if (node?.kind !== 'absent') return node
  context.report('type-mismatch', pointer, { expected: 'value', found: 'null' })
  return undefined
}
