/** The rows backend beside hand-written code, json-logic-js and zen-engine; compile time; cost by size. */
import {
  type CompiledStrategy,
  compile,
  evaluate,
  evaluateToJson,
  type Strategy,
  type TraceLevel,
} from '../../engine/index.ts'
import { compare, heading, line, median } from './measure.ts'
import { handWritten, handWrittenDecision, handWrittenWithBreakdown, runJsonLogicRules, zenDecision } from './peers.ts'
import { indicatorsOf, strategyOf, subjectsOf } from './workload.ts'

const asOf = '2026-04-01'

function compiled(document: Strategy): CompiledStrategy {
  const compilation = compile(document)
  if (!compilation.ok) throw new Error(compilation.problems.map(({ message }) => message).join('\n'))
  return compilation.strategy
}

function scoreAll(strategy: CompiledStrategy, subjects: readonly object[], trace: TraceLevel): number {
  let refused = 0
  for (const input of subjects) if (!evaluate(strategy, { input, asOf, trace }).ok) refused++
  if (refused > 0) throw new Error(`${refused} subjects were refused`)
  return subjects.length
}

function writeAll(strategy: CompiledStrategy, subjects: readonly object[]): number {
  let bytes = 0
  for (const input of subjects) {
    const written = evaluateToJson(strategy, { input, asOf })
    if (written.ok) bytes += Buffer.byteLength(written.json)
  }
  if (bytes === 0) throw new Error('nothing was written')
  return subjects.length
}

export async function benchRows(): Promise<void> {
  const strategy = compiled(strategyOf())
  const subjects = subjectsOf(20_000)
  agree(strategy, subjects)
  const few = subjects.slice(0, 2_000)

  heading('One evaluation, tier and score')
  const decision = zenDecision()
  const plain = await compare([
    { name: 'hand-written', run: () => subjects.reduce((n, s) => n + (handWritten(s).tier ? 1 : 0), 0) },
    { name: 'rows, trace none', run: () => scoreAll(strategy, subjects, 'none') },
    {
      name: 'json-logic-js, score and tier',
      run: () => few.reduce((n, s) => n + (runJsonLogicRules(s).tier ? 1 : 0), 0),
    },
  ])
  for (const { name, micros, ratio } of plain)
    line(name, `${micros.toFixed(2)} µs  ${ratio.toFixed(1)}×`, name.startsWith('rows') ? '≤ 5× hand-written' : '')

  heading('One evaluation, default trace (12-line breakdown)')
  const traced = await compare([
    {
      name: 'hand-written with breakdown',
      run: () => subjects.reduce((n, s) => n + (handWrittenWithBreakdown(s).dimensions.length ? 1 : 0), 0),
    },
    { name: 'rows, trace summary', run: () => scoreAll(strategy, subjects, 'summary') },
    {
      name: 'hand-written, all that a decision says',
      run: () => subjects.reduce((n, s) => n + (handWrittenDecision(s, asOf).ok ? 1 : 0), 0),
    },
    { name: 'rows as text, trace summary', run: () => writeAll(strategy, subjects) },
    { name: 'rows, trace full', run: () => scoreAll(strategy, few, 'full') },
    {
      name: 'json-logic-js, score and tier',
      run: () => few.reduce((n, s) => n + (runJsonLogicRules(s).tier ? 1 : 0), 0),
    },
    {
      name: 'zen-engine, decision tables',
      run: async () => {
        for (const subject of few.slice(0, 100)) await decision.evaluate(subject)
        return 100
      },
    },
  ])
  const rows = traced[1]?.micros ?? Number.NaN
  for (const { name, micros, ratio } of traced)
    line(
      name,
      `${micros.toFixed(2)} µs  ${ratio.toFixed(1)}×`,
      name === 'rows, trace summary' ? '≤ 5× hand-written' : '',
    )
  const over = (peer: string) =>
    `${((traced.find(({ name }) => name.startsWith(peer))?.micros ?? 0) / rows).toFixed(0)}×`
  line('json-logic-js over rows (default trace)', over('json-logic-js'), '≥ 20×')
  line('zen-engine over rows (default trace)', over('zen-engine'), '≥ 200×')

  benchCompile()
  benchSizes()
}

/** A bench of peers that disagree would compare nothing. */
function agree(strategy: CompiledStrategy, subjects: readonly Record<string, number | string>[]): void {
  for (const input of subjects.slice(0, 1000)) {
    const expected = handWritten(input)
    const theirs = runJsonLogicRules(input)
    if (theirs.tier !== expected.tier || Math.abs(theirs.score - expected.score) > 1e-9)
      throw new Error(`json-logic-js disagrees: ${JSON.stringify({ input, expected, theirs })}`)
    const evaluation = evaluate(strategy, { input, asOf, trace: 'none' })
    const found = evaluation.ok ? evaluation.decision : undefined
    if (found?.tier.id !== expected.tier || found.scores.total !== expected.score)
      throw new Error(`peers disagree: ${JSON.stringify({ input, expected, found })}`)
  }
}

function medianMillis(run: () => void, rounds = 15): number {
  run()
  return median(
    Array.from({ length: rounds }, () => {
      const start = process.hrtime.bigint()
      run()
      return Number(process.hrtime.bigint() - start) / 1e6
    }),
  )
}

/** With the closures, which are made when they are first asked for. */
function evaluable(document: Strategy): boolean {
  const { rows, explain } = compiled(document)
  return rows.scores.length === explain.tree.plan.scores.length
}

function benchCompile(): void {
  heading('Compiling a strategy: check, plan, closures')
  const cases = [
    ['12 dimensions', strategyOf(), '≤ 2 ms'],
    ['200 dimensions', strategyOf(indicatorsOf(200), false), '≤ 30 ms'],
  ] as const
  for (const [name, document, budget] of cases)
    line(name, `${medianMillis(() => evaluable(document)).toFixed(2)} ms`, budget)
}

function benchSizes(): void {
  heading('Cost by size: microseconds an evaluation, trace none')
  for (const count of [5, 12, 50, 200]) {
    const indicators = indicatorsOf(count)
    const strategy = compiled(strategyOf(indicators, false))
    const subjects = subjectsOf(2_000, indicators)
    const micros = (medianMillis(() => scoreAll(strategy, subjects, 'none'), 7) * 1000) / subjects.length
    line(
      `${count} dimensions`,
      `${micros.toFixed(2)} µs  ${((micros * 1000) / count).toFixed(0)} ns a dimension`,
      'linear',
    )
  }
  for (const [name, document] of [
    ['1,000 overrides', manyOverrides(1000)],
    ['a table of 1,000 rows', longTable(1000)],
  ] as const) {
    const strategy = compiled(document)
    const subjects = subjectsOf(500)
    const micros = (medianMillis(() => scoreAll(strategy, subjects, 'none'), 7) * 1000) / subjects.length
    line(name, `${micros.toFixed(1)} µs`, '≤ 100 µs')
  }
}

function manyOverrides(count: number): Strategy {
  const overrides = Array.from({ length: count }, (_, index) => ({
    id: `o${index}`,
    when: { '<': [{ var: `i${index % 10}` }, index / count] },
    then: { atMost: 't3' },
  }))
  return { ...strategyOf(), overrides }
}

function longTable(count: number): Strategy {
  const document = strategyOf()
  const [first, ...rest] = document.dimensions
  if (!first) throw new Error('the workload has dimensions')
  const rows = Array.from({ length: count }, (_, index) => ({
    when: [{ from: (index * 100) / count, below: ((index + 1) * 100) / count }, null],
    points: index % 101,
  }))
  const { value: _, ...bare } = first
  const table = { inputs: [{ var: 'i0' }, { var: 'term' }], hit: 'first' as const, rows, otherwise: 0 }
  return { ...document, dimensions: [{ ...bare, points: { table } }, ...rest] }
}
