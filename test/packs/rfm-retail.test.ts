/** The pack's own promises: inputs from real invoices, all published points and segments reproduced. */
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { prepare, quintiles } from '../../rules/rfm-retail/prepare.ts'
import { compilerOf, decide } from './compiled.ts'
import { readPack, readPackFile } from './loader.ts'

const pack = readPack('rfm-retail')
const strategy = compilerOf(pack)('strategy.json')
const invoices = readPackFile(pack.name, 'data/invoices.csv')
const publishedText = readPackFile(pack.name, 'data/published/customers.csv')
const published: Record<string, string>[] = parse(publishedText, { columns: true, bom: true })
const corrections: Record<string, string>[] = parse(readPackFile(pack.name, 'corrections.csv'), { columns: true })
const readme = pack.readme.replace(/\s+/g, ' ')
const rows = new Map(pack.population.map((row) => [row.subject, row]))

const SEGMENTS: Record<string, string> = {
  VIP: 'vip',
  Loyal: 'loyal',
  'Growth Potential': 'growth-potential',
  Mainstream: 'mainstream',
  'At Risk': 'at-risk',
  Dormant: 'dormant',
}

function rowOf(subject: string) {
  const row = rows.get(subject)
  if (!row) throw new Error(`${subject} is not in the population`)
  return row
}

/** The edges of a dimension's bands in the strategy. */
function edgesOf(dimension: string): number[] {
  const bands = strategy.document.dimensions.find(({ id }) => id === dimension)?.points.bands ?? []
  return bands.flatMap(({ above }) => above ?? [])
}

it('has the population and the corrections that its script makes of the invoices', () => {
  const prepared = prepare(invoices, publishedText)
  expect(prepared.population).toBe(readPackFile(pack.name, 'population.csv'))
  expect(prepared.corrections).toBe(readPackFile(pack.name, 'corrections.csv'))
})

it('has the inputs of all 4,338 published customers: days and invoices exactly, amounts to the penny', () => {
  expect(published).toHaveLength(4338)
  expect(rows.size).toBe(4338)
  for (const { CustomerID = '', Recency, Frequency, Monetary } of published) {
    const { cells } = rowOf(CustomerID)
    expect({ id: CustomerID, recency: cells.recency, frequency: cells.frequency }).toEqual({
      id: CustomerID,
      recency: Recency,
      frequency: Frequency,
    })
    expect(Math.abs(Number(cells.monetary) - Number(Monetary)), CustomerID).toBeLessThan(0.0011)
  }
})

it('reproduces points and segment of all 4,338 published customers', () => {
  let compared = 0
  for (const { CustomerID = '', R_Score, F_Score, M_Score, Segment = '' } of published) {
    const { dimensions = [], tier } = decide(strategy, rowOf(CustomerID), '2011-12-10')
    expect({ id: CustomerID, points: dimensions.map(({ points }) => points), tier: tier.id }).toEqual({
      id: CustomerID,
      points: [R_Score, F_Score, M_Score].map(Number),
      tier: SEGMENTS[Segment],
    })
    compared++
  }
  expect(compared).toBe(4338)
})

describe('edges', () => {
  const column = (name: string) => published.map((row) => Number(row[name]))

  it('are the quintiles of the three inputs', () => {
    expect(edgesOf('r')).toEqual(quintiles(column('Recency')))
    expect(edgesOf('m')).toEqual(quintiles(column('Monetary')))
  })

  it('of the frequency are three: its lowest quintile is its minimum, so the lowest band takes two fifths', () => {
    expect(quintiles(column('Frequency'))).toEqual([1, 2, 3, 6])
    expect(edgesOf('f')).toEqual([2, 3, 6])
  })
})

describe('what the README says of the corrections', () => {
  it('counts the customers whose duplicate lines cannot be told from the summed invoices', () => {
    expect(readme).toContain(`${corrections.length} of the 4,338 customers`)
    const total = corrections.reduce((sum, { duplicate_lines_gbp }) => sum + Number(duplicate_lines_gbp), 0)
    expect(readme).toContain(`£${total.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`)
  })

  it('counts whose points and segment the duplicate lines would change', () => {
    const changed = corrections.map(({ subject = '', invoices_gbp = '' }) => {
      const row = rowOf(subject)
      const raw = { ...row, cells: { ...row.cells, monetary: invoices_gbp } }
      const [own, uncorrected] = [row, raw].map((one) => decide(strategy, one, '2011-12-10'))
      return {
        points: own?.dimensions?.[2]?.points !== uncorrected?.dimensions?.[2]?.points,
        segment: own?.tier.id !== uncorrected?.tier.id,
      }
    })
    const points = changed.filter((one) => one.points).length
    const segments = changed.filter((one) => one.segment).length
    expect(readme).toContain(`${points} would get another M and ${segments} another segment`)
  })

  it('shows the size of each segment', () => {
    for (const { id } of strategy.document.tiers) {
      const count = published.filter(({ Segment = '' }) => SEGMENTS[Segment] === id).length
      expect(readme).toContain(`| ${id} | ${count.toLocaleString('en')} |`)
    }
  })
})
