/** Impact on packs and generated populations says what scoring both versions row by row says. */
import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import {
  type CompiledStrategy,
  columnsOf,
  compile,
  type EvaluateRequest,
  type Impact,
  impact,
  type Strategy,
} from '../../../engine/index.ts'
import type { Draw } from '../../conformance/generate/choose.ts'
import { AS_OF, fieldIds, forPopulations } from '../columns/populations.ts'
import { rowByRow } from './rowByRow.ts'

const rules = new URL('../../../rules/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, rules), 'utf8')

function compiled(document: unknown): CompiledStrategy {
  const compilation = compile(document)
  if (!compilation.ok) expect.fail(JSON.stringify(compilation.problems))
  return compilation.strategy
}

function populationOf(pack: string, { fields }: Strategy): EvaluateRequest[] {
  const rows = parse(read(`${pack}/population.csv`), { columns: true }) as Record<string, string>[]
  const types = new Map(fields.map(({ id, type }) => [id, type]))
  const typed = (id: string, cell: string) => {
    const type = types.get(id)
    return type === 'number' || type === 'integer' ? Number(cell) : type === 'boolean' ? cell === 'true' : cell
  }
  return rows.map(({ subject, name: _, previousTier, ...cells }) => ({
    subject,
    asOf: AS_OF,
    ...(previousTier ? { previousTier } : {}),
    input: Object.fromEntries(
      Object.entries(cells).flatMap(([id, cell]) => (cell === '' || !types.has(id) ? [] : [[id, typed(id, cell)]])),
    ),
  }))
}

const allFields = (a: Strategy, b: Strategy) => [...new Set([...fieldIds(a), ...fieldIds(b)])]

function impactOn(a: CompiledStrategy, b: CompiledStrategy, requests: EvaluateRequest[], options = {}): Impact {
  const table = columnsOf(requests, allFields(a.document, b.document))
  return impact(a, b, table, { asOf: AS_OF, movers: Number.POSITIVE_INFINITY, ...options })
}

function expectAgreement(a: CompiledStrategy, b: CompiledStrategy, requests: EvaluateRequest[]): Impact {
  const found = impactOn(a, b, requests)
  const expected = rowByRow(a, b, requests, found.measure?.field)
  expect(found.matrix.counts).toEqual(expected.counts)
  if (found.measure) expect(found.matrix.sums).toEqual(expected.sums)
  for (const { id, before, after } of found.treatments) {
    expect([before?.subjects ?? 0, before?.total ?? 0]).toEqual(given(expected.treatments.before.get(id), before))
    expect([after?.subjects ?? 0, after?.total ?? 0]).toEqual(given(expected.treatments.after.get(id), after))
  }
  for (const mover of found.movers) {
    const [x, y] = [expected.before[mover.row], expected.after[mover.row]]
    expect([mover.from, mover.to]).toEqual([x, y].map((one) => (one?.ok ? one.decision.tier.id : undefined)))
    if (!x?.ok || !y?.ok) {
      const refused = y?.ok ? x : y
      expect(mover.cause).toMatchObject({ kind: 'refusal', code: refused?.ok === false ? refused.refusal.code : '' })
      continue
    }
    expect(x.decision.scores).toMatchObject(mover.before)
    expect(y.decision.scores).toMatchObject(mover.after)
    for (const { id, before, after } of mover.dimensions) {
      const contribution = (side: typeof x) =>
        side.decision.dimensions?.find((dimension) => dimension.id === id)?.contribution ?? 0
      expect([before, after], id).toEqual([contribution(x), contribution(y)])
    }
  }
  const moved = Object.values(found.moves).reduce((sum, count) => sum + count, 0) - found.moves.same
  expect(found.movers).toHaveLength(moved)
  const caused = found.causes.flatMap(({ counts }) => Object.values(counts))
  expect(caused.reduce((sum, count) => sum + count, 0)).toBe(moved)
  return found
}

const given = (received: number[] | undefined, side: { total?: number } | undefined) => [
  received?.[0] ?? 0,
  side?.total === undefined ? 0 : Number((received?.[1] ?? 0).toPrecision(12)),
]

describe('impact', () => {
  it.each([
    [1, 2],
    [2, 3],
    [3, 1],
  ])('of cosmetics-a-group v%i to v%i agrees with row by row', (x, y) => {
    const [a, b] = [x, y].map((n) => compiled(JSON.parse(read(`cosmetics-a-group/v${n}.json`))))
    if (!a || !b) expect.fail('two versions')
    const found = expectAgreement(
      a,
      b,
      populationOf('cosmetics-a-group', { ...b.document, fields: [...a.document.fields, ...b.document.fields] }),
    )
    expect(found.moves.up + found.moves.down).toBeGreaterThan(50)
    for (const side of ['before', 'after'] as const)
      expect(found.distribution.reduce((sum, tier) => sum + (tier[side]?.subjects ?? 0), 0)).toBe(
        found.subjects - found.refused[side].subjects,
      )
  })

  it.each(readdirSync(rules).filter((pack) => !pack.includes('.') && pack !== 'cosmetics-a-group'))(
    'of a change to %s agrees with row by row',
    (pack) => {
      const document = JSON.parse(read(`${pack}/strategy.json`)) as Strategy
      const changed = structuredClone(document)
      for (const dimension of changed.dimensions)
        for (const band of dimension.points.bands ?? [])
          if (band.points !== undefined) band.points = Math.max(0, band.points - 15)
      for (const band of changed.assign.bands ?? []) if (band.from !== undefined) band.from += 1
      changed.overrides = changed.overrides?.slice(1) ?? []
      expectAgreement(compiled(document), compiled(changed), populationOf(pack, document).slice(0, 500))
    },
  )

  it('of generated strategies, edited, agrees with row by row', () => {
    let compared = 0
    forPopulations(60, 25, ({ document, compiled: a, requests }, draw) => {
      const compilation = compile(edited(draw, document))
      if (!compilation.ok) return
      expectAgreement(a, compilation.strategy, requests)
      compared++
    })
    expect(compared).toBeGreaterThan(20)
  }, 60_000)
})

/** Something else in a place or two. */
function edited(draw: Draw, document: Strategy): Strategy {
  const copy = structuredClone(document)
  for (const dimension of copy.dimensions) {
    const [band] = dimension.points.bands ?? []
    if (band?.points !== undefined && draw.oneIn(2)) band.points = draw.integer(-20, 120)
    if (draw.oneIn(4)) dimension.missing = draw.pick(['skip', 'fail', { points: 5 }] as const)
  }
  for (const field of copy.fields) if (draw.oneIn(6)) field.required = draw.oneIn(2)
  if (copy.overrides && draw.oneIn(2)) copy.overrides.pop()
  if (copy.tiers.length > 1 && draw.oneIn(3) && copy.hold === undefined && copy.assign.bands) copy.hold = { margin: 5 }
  return copy
}
