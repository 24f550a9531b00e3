/** The same workload by other means: hand-written JavaScript (the limit), json-logic-js and zen-engine. */
import { ZenEngine } from '@gorules/zen-engine'
import jsonLogic from 'json-logic-js'
import { lookups, numeric, type Subject, thresholds, tierIds } from './workload.ts'

const scale = 1_000_000

/** As a programmer would write it for this one strategy, with exact integers. */
export function handWritten(subject: Subject): { score: number; tier: string } {
  let sum = 0
  for (const { id, edges, points, weight } of numeric) {
    const value = subject[id] as number
    let band = 0
    while (band < edges.length && value >= (edges[band] as number)) band++
    sum += (points[band] as number) * Math.round(weight * scale)
  }
  for (const { id, entries, weight } of lookups)
    sum += entries[subject[id] as keyof typeof entries] * Math.round(weight * scale)
  const score = Math.floor((2 * sum + scale / 100) / ((2 * scale) / 100)) / 100
  return { score, tier: overridden(subject, tierAt(score)) }
}

/** The same with a line of breakdown for each indicator. */
export function handWrittenWithBreakdown(subject: Subject) {
  const dimensions: { id: string; value: number | string; points: number; weight: number; contribution: number }[] = []
  let sum = 0
  const add = (id: string, value: number | string, points: number, weight: number) => {
    const part = points * Math.round(weight * scale)
    sum += part
    dimensions.push({ id, value, points, weight, contribution: part / scale })
  }
  for (const { id, edges, points, weight } of numeric) {
    const value = subject[id] as number
    let band = 0
    while (band < edges.length && value >= (edges[band] as number)) band++
    add(id, value, points[band] as number, weight)
  }
  for (const { id, entries, weight } of lookups) {
    const value = subject[id] as string
    add(id, value, entries[value as keyof typeof entries], weight)
  }
  const score = Math.floor((2 * sum + scale / 100) / ((2 * scale) / 100)) / 100
  return { score, tier: overridden(subject, tierAt(score)), dimensions }
}

function tierAt(score: number): number {
  let tier = 0
  while (tier < thresholds.length && score >= (thresholds[tier] as number)) tier++
  return tier
}

function overridden(subject: Subject, tier: number): string {
  const capped = (subject.i0 as number) < 10 ? Math.min(tier, 2) : tier
  const lifted = (subject.i1 as number) >= 90 && (subject.i2 as number) >= 90 ? Math.max(capped, 3) : capped
  return tierIds[lifted] as string
}

/** The score alone as a JsonLogic rule in the usual style: nested ifs in a weighted sum. */
export const jsonLogicRule = {
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

export const runJsonLogicRule = (subject: Subject): number => jsonLogic.apply(jsonLogicRule, subject) as number

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
