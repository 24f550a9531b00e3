/** The pack's own promises: its population, judgements that agree by another way of reckoning, the README's figures. */
import { describe, expect, it } from 'vitest'
import { check, type Strategy, weightsFromEntropy, weightsFromJudgements } from '../../engine/index.ts'
import { generatePopulation } from '../../rules/trade-customer-value/generate.ts'
import { compilerOf, decide } from './compiled.ts'
import { readPack, readPackFile } from './loader.ts'

const pack = readPack('trade-customer-value')
const strategy = compilerOf(pack)('strategy.json')
const { document } = strategy
const decisions = pack.population.map((row) => ({ row, decision: decide(strategy, row, '2026-04-01') }))
const readme = pack.readme.replace(/\s+/g, ' ')

const totalOf = (list: typeof decisions, field: string) =>
  list.reduce((sum, { row }) => sum + Number(row.cells[field]), 0)
const percentOf = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`
const inTier = (tier: string) => decisions.filter(({ decision }) => decision.tier.id === tier)

/** The children of a score as the document lists them, with their weights. */
const childrenOf = ({ scores, dimensions }: Strategy, score: string) =>
  [...dimensions, ...scores].filter(({ into }) => into === score).map(({ id, weight = 0 }) => ({ id, weight }))

/** The matrix of a score's judgements, row over column. */
function matrixBy(score: string): number[][] {
  const children = childrenOf(document, score)
  const judgements = document.scores.find(({ id }) => id === score)?.judgements ?? []
  return children.map(({ id: row }) =>
    children.map(({ id: column }) => {
      const judged = judgements.find(({ of, over }) => [of, over].includes(row) && [of, over].includes(column))
      if (row === column || !judged) return 1
      return judged.of === row ? judged.times : 1 / judged.times
    }),
  )
}

/** Another way to the same eigenvector: the matrix squared again and again, its rows summed. */
function bySquaring(matrix: number[][]): { weights: number[]; eigenvalue: number } {
  let power = matrix
  for (let round = 0; round < 12; round++) {
    const squared = power.map((row) =>
      matrix.map((_, column) => row.reduce((sum, entry, k) => sum + entry * (power[k]?.[column] ?? 0), 0)),
    )
    const total = squared.flat().reduce((sum, entry) => sum + entry, 0)
    power = squared.map((row) => row.map((entry) => entry / total))
  }
  const weights = power.map((row) => row.reduce((sum, entry) => sum + entry, 0))
  const ratios = matrix.map(
    (row, index) => row.reduce((sum, entry, k) => sum + entry * (weights[k] ?? 0), 0) / (weights[index] ?? 1),
  )
  return { weights, eigenvalue: ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length }
}

it('is reproduced by its generator byte for byte', () => {
  expect(generatePopulation()).toBe(readPackFile(pack.name, 'population.csv'))
})

it('has twelve indicators, in groups that one can compare', () => {
  expect(document.dimensions).toHaveLength(12)
  for (const { id } of document.scores) expect(childrenOf(document, id).length).toBeLessThanOrEqual(5)
})

describe('judgements', () => {
  const randomIndex: Record<number, number> = { 3: 0.58, 4: 0.9 }

  it.each(document.scores.map(({ id }) => id))(
    'of %s are consistent and give its weights, however reckoned',
    (score) => {
      const matrix = matrixBy(score)
      const { weights, eigenvalue } = bySquaring(matrix)
      for (const [index, { weight }] of childrenOf(document, score).entries())
        expect(weight).toBeCloseTo(weights[index] ?? 0, 3.9)
      const size = matrix.length
      const ratio = (eigenvalue - size) / (size - 1) / (randomIndex[size] ?? 0)
      expect(ratio).toBeLessThan(0.1)
      expect(weightsFromJudgements(matrix).ratio).toBeCloseTo(ratio, 9)
      const shown = childrenOf(document, score).map(({ weight }) => weight)
      expect(readme).toMatch(new RegExp(`\\| ${shown.join(', ')}[^|]*\\| ${ratio.toFixed(4)} \\|`))
    },
  )

  it('that contradict each other are refused, the judgement named', () => {
    const turned = structuredClone(document)
    const earnings = turned.scores.find(({ id }) => id === 'earnings')
    for (const one of earnings?.judgements ?? []) {
      // Composition over margin instead of margin over composition.
      if (one.of === 'margin' && one.over === 'composition') Object.assign(one, { of: 'composition', over: 'margin' })
    }
    const [problem, ...others] = check(turned).problems
    expect(others).toEqual([])
    expect(problem).toMatchObject({
      code: 'judgements-inconsistent',
      severity: 'error',
      params: { score: 'earnings', limit: 0.1 },
    })
    const pointer = problem?.pointer.match(/^\/scores\/1\/judgements\/(\d)$/)
    expect(Number(pointer?.[1])).toBeLessThan(3)
    expect(problem?.message).toContain('Judge this pair again.')
  })
})

describe('README', () => {
  it('shows what each indicator weighs in the total', () => {
    for (const { id, into, weight = 0 } of document.dimensions) {
      const group = document.scores.find((score) => score.id === into)?.weight ?? 0
      const row = pack.readme.split('\n').find((line) => line.includes(`| ${id} `)) ?? ''
      expect(row, id).toContain(`| ${percentOf(weight * group, 1)} |`)
    }
  })

  it('shows the tiers', () => {
    for (const { id } of document.tiers) {
      const inside = inTier(id)
      const visits = inside.reduce((sum, { decision }) => sum + Number(decision.treatments?.visits ?? 0), 0)
      const profit = percentOf(totalOf(inside, 'gross_profit'), totalOf(decisions, 'gross_profit'))
      expect(pack.readme).toContain(
        `| ${id} | ${inside.length} | ${percentOf(inside.length, decisions.length)} | ${profit} | ${visits} |`,
      )
    }
  })

  it('says what each override did', () => {
    for (const { id } of document.overrides ?? []) {
      const applied = decisions.filter(({ decision }) =>
        decision.overrides?.some((override) => override.id === id && override.outcome === 'applied'),
      )
      expect(readme).toContain(`${id} ${applied.length}`)
    }
  })

  it('compares gold with the largest by sales', () => {
    const gold = inTier('gold')
    const bySales = decisions.toSorted((a, b) => Number(b.row.cells.annual_sales) - Number(a.row.cells.annual_sales))
    const largest = bySales.slice(0, gold.length)
    const margin = (list: typeof decisions) => percentOf(totalOf(list, 'gross_profit'), totalOf(list, 'annual_sales'))
    const longCredit = (list: typeof decisions) =>
      list.filter(({ row }) => ['oa60', 'oa90'].includes(row.cells.payment_method ?? '')).length
    expect(readme).toContain(
      `Only ${gold.filter((one) => largest.includes(one)).length} of the ${gold.length} gold customers are among the ${gold.length} largest by sales: ` +
        `the largest earn ${margin(largest)} on their sales, gold ${margin(gold)}, and ` +
        `${longCredit(largest)} of the largest pay after 60 days or more against ${longCredit(gold)} of gold.`,
    )
  })

  it('says what entropy would make of earnings', () => {
    const points = childrenOf(document, 'earnings').map(({ id }) =>
      decisions.flatMap(({ decision }) => decision.dimensions?.find((one) => one.id === id)?.points ?? []),
    )
    const [margin = 0, scale = 0, composition = 0] = weightsFromEntropy(points).weights ?? []
    const percent = (share: number) => `${(100 * share).toFixed(0)} %`
    expect(readme).toContain(`margin ${percent(margin)}, scale ${percent(scale)}, composition ${percent(composition)}`)
  })
})
