/** The same workload by other means: hand-written JavaScript (the limit), json-logic-js and zen-engine. */
import { ZenEngine } from '@gorules/zen-engine'
import jsonLogic from 'json-logic-js'
import { lookups, numeric, type Subject, thresholds, tierIds } from './workload.ts'

// The workload's bands and weights, written out as a programmer would for this one strategy.
const in4 = (x: number) => (x < 25 ? 0 : x < 50 ? 33 : x < 75 ? 67 : 100)
const in5 = (x: number) => (x < 20 ? 0 : x < 40 ? 25 : x < 60 ? 50 : x < 80 ? 75 : 100)
const in6 = (x: number) => (x < 17 ? 0 : x < 33 ? 20 : x < 50 ? 40 : x < 67 ? 60 : x < 83 ? 80 : 100)
const termPoints: Record<string, number> = { prepaid: 100, lc: 80, oa30: 60, oa60: 30, oa90: 0 }
const regionPoints: Record<string, number> = { north: 100, south: 70, east: 50, west: 20 }

interface Typed {
  i0: number
  i1: number
  i2: number
  i3: number
  i4: number
  i5: number
  i6: number
  i7: number
  i8: number
  i9: number
  term: string
  region: string
}

/** Weights in hundredths: the sum is the score in hundredths, and exact. */
export function handWritten(subject: Subject): { score: number; tier: string } {
  const s = subject as unknown as Typed
  const heavy = in4(s.i0) + in5(s.i1) + in6(s.i2) + in4(s.i3) + in5(s.i4)
  const light = in6(s.i5) + in4(s.i6) + in5(s.i7) + in6(s.i8) + in4(s.i9)
  const hundredths =
    10 * heavy + 7 * light + 8 * (termPoints[s.term] as number) + 7 * (regionPoints[s.region] as number)
  return { score: hundredths / 100, tier: tierOf(hundredths, s) }
}

/** The same with a line of breakdown for each indicator. */
export function handWrittenWithBreakdown(subject: Subject) {
  const s = subject as unknown as Typed
  const p0 = in4(s.i0)
  const p1 = in5(s.i1)
  const p2 = in6(s.i2)
  const p3 = in4(s.i3)
  const p4 = in5(s.i4)
  const p5 = in6(s.i5)
  const p6 = in4(s.i6)
  const p7 = in5(s.i7)
  const p8 = in6(s.i8)
  const p9 = in4(s.i9)
  const term = termPoints[s.term] as number
  const region = regionPoints[s.region] as number
  const hundredths = 10 * (p0 + p1 + p2 + p3 + p4) + 7 * (p5 + p6 + p7 + p8 + p9) + 8 * term + 7 * region
  const dimensions = [
    { id: 'i0', value: s.i0, points: p0, weight: 0.1, contribution: (10 * p0) / 100 },
    { id: 'i1', value: s.i1, points: p1, weight: 0.1, contribution: (10 * p1) / 100 },
    { id: 'i2', value: s.i2, points: p2, weight: 0.1, contribution: (10 * p2) / 100 },
    { id: 'i3', value: s.i3, points: p3, weight: 0.1, contribution: (10 * p3) / 100 },
    { id: 'i4', value: s.i4, points: p4, weight: 0.1, contribution: (10 * p4) / 100 },
    { id: 'i5', value: s.i5, points: p5, weight: 0.07, contribution: (7 * p5) / 100 },
    { id: 'i6', value: s.i6, points: p6, weight: 0.07, contribution: (7 * p6) / 100 },
    { id: 'i7', value: s.i7, points: p7, weight: 0.07, contribution: (7 * p7) / 100 },
    { id: 'i8', value: s.i8, points: p8, weight: 0.07, contribution: (7 * p8) / 100 },
    { id: 'i9', value: s.i9, points: p9, weight: 0.07, contribution: (7 * p9) / 100 },
    { id: 'term', value: s.term, points: term, weight: 0.08, contribution: (8 * term) / 100 },
    { id: 'region', value: s.region, points: region, weight: 0.07, contribution: (7 * region) / 100 },
  ]
  return { score: hundredths / 100, tier: tierOf(hundredths, s), dimensions }
}

/** What a programmer would write who was asked for all that a decision says: checks, reasons, strengths, next tier. */
export function handWrittenDecision(input: Subject, asOf: string) {
  const refused = refusedFields(input)
  if (refused.length > 0) return { ok: false as const, refused }
  const { score, tier, dimensions } = handWrittenWithBreakdown(input)
  const reasons: { code: string; dimension: string; lost: number; text: string }[] = []
  const strengths: string[] = []
  for (const { id, points, weight } of dimensions) {
    const lost = Math.round(weight * 100) * (100 - points)
    if (lost > 0) reasons.push({ code: id, dimension: id, lost: lost / 100, text: id })
    else strengths.push(id)
  }
  reasons.sort((a, b) => b.lost - a.lost)
  const s = input as unknown as Typed
  const step = tierIds.indexOf(tier)
  const overrides = [
    { id: 'low-first', outcome: s.i0 < 10 ? (score >= 60 ? 'applied' : 'no-effect') : 'not-matched' },
    { id: 'strong-pair', outcome: s.i1 >= 90 && s.i2 >= 90 ? (score < 60 ? 'applied' : 'no-effect') : 'not-matched' },
  ]
  const above = thresholds[step]
  const nextTier = above === undefined ? undefined : { tier: tierIds[step + 1], missingPoints: above - score }
  const own = thresholds[step - 1]
  const lowerTier = own === undefined ? undefined : { tier: tierIds[step - 1], sparePoints: score - own }
  return {
    ok: true as const,
    decision: {
      strategy: { id: 'workload' },
      asOf,
      engine: '1',
      tier: { id: tier },
      scores: { total: score },
      dimensions,
      overrides,
      flags: [],
      reasons,
      strengths,
      nextTier,
      lowerTier,
    },
  }
}

/** Fields that are missing, of a wrong type, out of range or none of the options. */
function refusedFields(input: Subject): string[] {
  const refused: string[] = []
  for (const { id } of numeric) {
    const value = Object.hasOwn(input, id) ? input[id] : undefined
    if (typeof value !== 'number' || !(value >= 0 && value <= 100)) refused.push(id)
  }
  for (const { id, entries } of lookups) {
    const value = Object.hasOwn(input, id) ? input[id] : undefined
    if (typeof value !== 'string' || !Object.hasOwn(entries, value)) refused.push(id)
  }
  return refused
}

function tierOf(hundredths: number, s: Typed): string {
  const tier = hundredths < 3000 ? 0 : hundredths < 4500 ? 1 : hundredths < 6000 ? 2 : hundredths < 7500 ? 3 : 4
  const capped = s.i0 < 10 && tier > 2 ? 2 : tier
  const lifted = s.i1 >= 90 && s.i2 >= 90 && capped < 3 ? 3 : capped
  return tierIds[lifted] as string
}

/** The score as a JsonLogic rule in the usual style: nested ifs in a weighted sum. */
const scoreRule = {
  '+': [
    ...numeric.map(({ id, edges, points, weight }) => ({
      '*': [
        weight,
        {
          if: [
            ...edges.toReversed().flatMap((edge, i) => [{ '>=': [{ var: id }, edge] }, points[points.length - 1 - i]]),
            points[0],
          ],
        },
      ],
    })),
    ...lookups.map(({ id, entries, weight }) => ({
      '*': [weight, { if: [...Object.entries(entries).flatMap(([key, p]) => [{ '==': [{ var: id }, key] }, p]), 0] }],
    })),
  ],
} as Parameters<typeof jsonLogic.apply>[0]

/** The tier of a score, with the two overrides. */
const tierRule = {
  if: [
    { and: [{ '>=': [{ var: 'i1' }, 90] }, { '>=': [{ var: 'i2' }, 90] }, { '<': [{ var: 'score' }, 75] }] },
    't2',
    { and: [{ '<': [{ var: 'i0' }, 10] }, { '>=': [{ var: 'score' }, 60] }] },
    't3',
    ...thresholds.toReversed().flatMap((threshold, i) => [{ '>=': [{ var: 'score' }, threshold] }, tierIds[4 - i]]),
    tierIds[0],
  ],
} as Parameters<typeof jsonLogic.apply>[0]

/** Score, then tier: two rules, as a score that is asked for five times would be computed five times. */
export function runJsonLogicRules(subject: Subject): { score: number; tier: string } {
  const score = jsonLogic.apply(scoreRule, subject) as number
  return { score, tier: jsonLogic.apply(tierRule, { ...subject, score }) as string }
}

/** A decision graph: a table for each indicator, an expression for the score, a table for the tier. */
export function zenDecision() {
  const tables = [
    ...numeric.map(({ id, edges, points }) => ({
      id,
      rules: points.map((p, band) => [band === 0 ? '' : `>= ${edges[band - 1]}`, String(p)] as const).toReversed(),
    })),
    ...lookups.map(({ id, entries }) => ({
      id,
      rules: Object.entries(entries).map(([key, p]) => [`"${key}"`, String(p)] as const),
    })),
  ]
  const weights = [...numeric, ...lookups]
  const nodes = [
    { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
    ...tables.map(({ id, rules }) => tableNode(`t_${id}`, id, `p_${id}`, rules)),
    {
      id: 'score',
      type: 'expressionNode',
      name: 'score',
      position: { x: 0, y: 0 },
      content: {
        passThrough: true,
        expressions: [
          { id: 'e', key: 'score', value: weights.map(({ id, weight }) => `p_${id} * ${weight}`).join(' + ') },
        ],
      },
    },
    tableNode(
      'tier',
      'score',
      'tier',
      tierIds.map((tier, i) => [i === 0 ? '' : `>= ${thresholds[i - 1]}`, `"${tier}"`] as const).toReversed(),
    ),
    { id: 'out', type: 'outputNode', name: 'out', position: { x: 0, y: 0 } },
  ]
  const edges = nodes.slice(1).map((node, index) => ({
    id: `edge${index}`,
    type: 'edge',
    sourceId: (nodes[index] as { id: string }).id,
    targetId: node.id,
  }))
  return new ZenEngine().createDecision(Buffer.from(JSON.stringify({ nodes, edges })))
}

function tableNode(id: string, input: string, output: string, rules: readonly (readonly [string, string])[]) {
  return {
    id,
    type: 'decisionTableNode',
    name: id,
    position: { x: 0, y: 0 },
    content: {
      hitPolicy: 'first',
      passThrough: true,
      inputs: [{ id: 'i', name: 'i', field: input }],
      outputs: [{ id: 'o', name: 'o', field: output }],
      rules: rules.map(([when, then], index) => ({ _id: `r${index}`, i: when, o: then })),
    },
  }
}
