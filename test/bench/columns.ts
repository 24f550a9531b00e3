/** The columns backend beside hand-written code a row; what a move in the designer costs; cost by size; memory. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import {
  type Columns,
  type CompiledStrategy,
  columnsBuilder,
  columnsOf,
  compile,
  createScorer,
  NO_POINTS,
  type Scored,
  type Scorer,
  type Strategy,
  scoreHistogram,
  tierCounts,
  tierMoves,
} from '../../engine/index.ts'
import { compare, heading, line, median } from './measure.ts'
import { handWritten } from './peers.ts'
import { type Indicator, indicatorsOf, numeric, type Subject, strategyOf, subjectsOf } from './workload.ts'

const asOf = '2026-04-01'
const SUBJECTS = 100_000

function compiled(document: Strategy): CompiledStrategy {
  const compilation = compile(document)
  if (!compilation.ok) throw new Error(compilation.problems.map(({ message }) => message).join('\n'))
  return compilation.strategy
}

const tableOf = (subjects: readonly Subject[], { plan }: CompiledStrategy): Columns =>
  columnsOf(
    subjects.map((input) => ({ input })),
    plan.fields.map(({ id }) => id),
  )

/** Scores a table that no scorer has seen. */
function scoreFresh(strategy: CompiledStrategy, table: Columns): Scored {
  const scored = createScorer(table).score(strategy, asOf)
  if (scored.refused > 0) throw new Error(`${scored.refused} subjects were refused`)
  return scored
}

export async function benchColumns(): Promise<void> {
  const document = strategyOf()
  const strategy = compiled(document)
  const subjects = subjectsOf(SUBJECTS)
  const table = tableOf(subjects, strategy)
  const cold = millisOf(() => scoreFresh(strategy, table))
  agree(scoreFresh(strategy, table), subjects)

  heading(`A population of ${SUBJECTS.toLocaleString('en')}, tier and score`)
  const [hand, columns] = await compare(
    [
      { name: 'hand-written, a row', run: () => subjects.reduce((n, s) => n + (handWritten(s).tier ? 1 : 0), 0) },
      { name: 'columns, everything', run: () => scoreFresh(strategy, table).length },
    ],
    41,
  )
  for (const figure of [hand, columns]) {
    if (!figure) continue
    const millis = (figure.micros * SUBJECTS) / 1000
    const budget = figure === columns ? '≤ 20 ms; ≤ 1.3× hand-written' : ''
    line(figure.name, `${millis.toFixed(1)} ms  ${figure.ratio.toFixed(2)}×`, budget)
  }
  line('columns, the first time in a process', `${cold.toFixed(1)} ms`)
  benchMoves(document, table)
  benchFrame(document, table)
  benchDimensions()
  benchSubjects(strategy)
}

/** A bench of peers that disagree would compare nothing. */
function agree(scored: Scored, subjects: readonly Subject[]): void {
  subjects.forEach((subject, row) => {
    const expected = handWritten(subject)
    const tier = scored.plan.tiers[scored.tiers[row] ?? -1]?.id
    const score = (scored.scores[0]?.[row] ?? NO_POINTS) / 10_000
    if (tier !== expected.tier || score !== expected.score)
      throw new Error(`columns disagree: ${JSON.stringify({ subject, expected, tier, score })}`)
  })
}

type Edit = (document: Strategy, round: number) => void

const moveThreshold: Edit = ({ assign }, round) => {
  const band = assign.bands?.[2]
  if (band) band.from = 40 + (round % 40) / 10
}
const moveBand: Edit = ({ dimensions: [first] }, round) => {
  const band = first?.points.bands?.[1]
  if (band) band.from = 20 + (round % 40) / 10
}
const movePoints: Edit = ({ dimensions: [first] }, round) => {
  const band = first?.points.bands?.[1]
  if (band) band.points = 20 + (round % 40)
}
const moveWeight: Edit = ({ dimensions: [first, second] }, round) => {
  const weight = (100 + (round % 90)) / 1000
  if (first) first.weight = weight
  if (second) second.weight = (200 - weight * 1000) / 1000
}
const moveOverride: Edit = ({ overrides }, round) => {
  const override = overrides?.[0]
  if (override) override.when = { '<': [{ var: 'i0' }, 5 + (round % 40) / 10] }
}

const edits: [string, Edit][] = [
  ['a threshold', moveThreshold],
  ['an edge of a band', moveBand],
  ['the points of a band', movePoints],
  ['a weight', moveWeight],
  ['the condition of an override', moveOverride],
]

/** Drags: each round is another document, compiled beforehand. */
function benchMoves(document: Strategy, table: Columns): void {
  heading(`One thing moved, ${SUBJECTS.toLocaleString('en')} subjects: what is computed again`)
  for (const [name, edit] of edits) {
    const scorer = createScorer(table)
    scorer.score(compiled(document), asOf)
    const versions = editedVersions(document, edit)
    const millis = versions.map((version) => millisOf(() => scorer.score(version, asOf)))
    line(name, `${spread(millis)} ms`, '≤ 5 ms')
  }
}

const editedVersions = (document: Strategy, edit: Edit): CompiledStrategy[] =>
  Array.from({ length: 60 }, (_, round) => {
    const copy = structuredClone(document)
    edit(copy, round)
    return compiled(copy)
  })

/** A frame of the designer: compile, score, counts, histogram, and who moves from the version in effect. */
function benchFrame(document: Strategy, table: Columns): void {
  heading('A frame of dragging a threshold: compile, score, count, histogram, movers')
  for (const count of [440, SUBJECTS]) {
    const part = count === SUBJECTS ? table : tableOf(subjectsOf(count), compiled(document))
    const scorer = createScorer(part)
    const before = scorer.score(compiled(document), asOf)
    const millis = Array.from({ length: 60 }, (_, round) => {
      const copy = structuredClone(document)
      moveThreshold(copy, round)
      return millisOf(() => frame(copy, scorer, before))
    })
    line(`${count.toLocaleString('en')} subjects`, `${spread(millis)} ms`, count === SUBJECTS ? '≤ 16 ms' : '')
  }
}

function frame(document: Strategy, scorer: Scorer, before: Scored): void {
  const after = scorer.score(compiled(document), asOf)
  const total = tierCounts(after).reduce((sum, count) => sum + count, 0)
  const moved = tierMoves(before, after).counts.flat().length
  const bars = scoreHistogram(after, 0, { from: 0, width: 2, count: 50 }).counts.length
  if (total !== after.length || moved === 0 || bars !== 50) throw new Error('a frame came to nothing')
}

function benchDimensions(): void {
  heading('Cost by dimensions, 100,000 subjects')
  for (const count of [5, 12, 50, 200]) {
    const indicators = indicatorsOf(count)
    const strategy = compiled(strategyOf(indicators, false))
    const table = numbersTable(SUBJECTS, indicators)
    const millis = times(5, () => scoreFresh(strategy, table))
    const each = (median(millis) * 1e6) / SUBJECTS / count
    line(`${count} dimensions`, `${median(millis).toFixed(1)} ms  ${each.toFixed(1)} ns a dimension`, 'linear')
  }
}

/** As the workload's subjects, without an object for each. */
function numbersTable(length: number, indicators: readonly Indicator[]): Columns {
  const model = tableOf(subjectsOf(1000), compiled(strategyOf()))
  const fields = indicators.map(({ id }, index) => {
    const source = model.fields[index % numeric.length]?.column
    if (source?.kind !== 'numbers') throw new Error('the workload has numbers')
    return { id, column: { kind: 'numbers' as const, values: repeated(source.values, length, index) } }
  })
  return { length, fields, subject: undefined, previousTier: undefined, notObjects: undefined }
}

/** The same values in another order for each column: a hash decides which. */
function repeated(values: Float64Array, length: number, seed: number): Float64Array {
  const out = new Float64Array(length)
  for (let row = 0; row < length; row++) {
    const hash = Math.imul(row ^ (seed * 0x9e3779b1), 0x85ebca6b)
    out[row] = values[((hash ^ (hash >>> 13)) >>> 0) % values.length] as number
  }
  return out
}

function benchSubjects(strategy: CompiledStrategy): void {
  heading('Cost by subjects, 12 dimensions')
  const document = strategyOf(indicatorsOf(12), false)
  const wide = compiled(document)
  for (const count of [1_000, 10_000, 100_000, 1_000_000]) {
    const table = numbersTable(count, indicatorsOf(12))
    const millis = times(count < 1_000_000 ? 15 : 5, () => scoreFresh(wide, table))
    const bytes = bytesHeld(() => {
      const scorer = createScorer(table)
      return [scorer, scorer.score(wide, asOf)]
    })
    line(
      `${count.toLocaleString('en')} subjects`,
      `${median(millis).toFixed(2)} ms  ${((median(millis) * 1e6) / count).toFixed(0)} ns each`,
      `linear; ${(bytes / count).toFixed(0)} bytes a subject kept for the next move`,
    )
  }
  const subjects = subjectsOf(20_000)
  const ids = strategy.plan.fields.map(({ id }) => id)
  const rows = subjects.map((subject) => ids.map((id) => subject[id]))
  const each = (millis: number[]) => `${((median(millis) * 1e6) / subjects.length).toFixed(0)} ns a subject`
  line('building a table from objects', each(times(9, () => tableOf(subjects, strategy))))
  line('building a table from values in order', each(times(9, () => tableOfValues(rows, ids))))
}

function tableOfValues(rows: readonly (readonly unknown[])[], ids: readonly string[]): Columns {
  const builder = columnsBuilder(ids)
  for (const values of rows) builder.pushValues(values)
  return builder.finish()
}

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

/** Array buffers that stay, by what the process holds before and after. */
function bytesHeld(make: () => unknown): number {
  collectGarbage()
  const before = process.memoryUsage().arrayBuffers
  const kept = make()
  collectGarbage()
  const bytes = process.memoryUsage().arrayBuffers - before
  return kept ? bytes : 0
}

const times = (rounds: number, run: () => unknown): number[] => {
  run()
  return Array.from({ length: rounds }, () => millisOf(run))
}

function millisOf(run: () => unknown): number {
  const start = process.hrtime.bigint()
  run()
  return Number(process.hrtime.bigint() - start) / 1e6
}

/** Median and the 95th percentile. */
function spread(millis: readonly number[]): string {
  const sorted = millis.toSorted((a, b) => a - b)
  return `${median(millis).toFixed(2)} (p95 ${(sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN).toFixed(2)})`
}
