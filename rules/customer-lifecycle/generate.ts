/**
 * Writes population.csv: 402 invented firms as a CRM would hold them, in one table whatever their stage; the
 * same bytes on every machine.
 *
 * Run with `npx tsx rules/customer-lifecycle/generate.ts`. They are taken from the populations of the three
 * packs that judge them: prospects that have not ordered yet, customers (with a last order, orders this year
 * and a complaint drawn for each, as their pack has none), and those lost for long enough to be sure.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { generatePopulation as drawProspects } from '../prospect-man/generate.ts'
import { generatePopulation as drawLost } from '../relationship-end/generate.ts'
import { daysBefore, grade, type Random, seeded } from '../seeded.ts'
import { generatePopulation as drawCustomers } from '../trade-customer-value/generate.ts'

const SEED = 20260405
const TODAY = '2026-04-01'
/** From 1 January to TODAY. */
const DAYS_OF_YEAR = 90

type Row = Record<string, string>

const read = (csv: string): Row[] => parse(csv, { columns: true })

/** When an active customer ordered last follows from how often it orders. */
function withOrders(random: Random, row: Row): Row {
  const { previousTier, ...customer } = row
  const orders = Number(customer.orders)
  const age = Math.round((Date.parse(TODAY) - Date.parse(customer.first_order ?? '')) / 86_400_000)
  const quiet = Math.min(age, 340, Math.floor(((365 * random.uniform()) / orders) * (random.chance(0.15) ? 2.5 : 1)))
  const thisYear = quiet > DAYS_OF_YEAR ? 0 : 1 + Math.floor((orders / 4) * random.uniform())
  const complaint = grade(random.uniform(), [0.72, 0.92, 0.97], ['none', 'settled', 'open', 'rejected'])
  // Who complains and is quiet for half a year has gone.
  const known = quiet > 180 && ['open', 'rejected'].includes(complaint) ? 'settled' : complaint
  return {
    ...customer,
    last_order: orders === 1 && random.chance(0.5) ? '' : daysBefore(quiet),
    orders_this_year: random.chance(0.03) ? '' : String(thisYear),
    complaint: random.chance(0.1) ? '' : known,
  }
}

const asLost = (row: Row): Row => ({ ...row, orders_this_year: '0' })

/** Twelve months without an order, or six with a complaint that wasn't settled. */
const isLost = ({ last_order = '', complaint = '' }: Row): boolean =>
  last_order <= (['open', 'rejected'].includes(complaint) ? '2025-10-01' : '2025-04-01')

/** The whole population as CSV text (UTF-8, LF), header first: every column of all. */
export function generatePopulation(): string {
  const random = seeded(SEED)
  const rows = [
    ...read(drawProspects())
      .filter(({ first_order }) => first_order === '')
      .slice(0, 100),
    ...read(drawCustomers())
      .slice(0, 150)
      .map((row) => withOrders(random, row)),
    ...read(drawLost()).filter(isLost).map(asLost),
  ]
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return stringify(rows, { header: true, columns })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('population.csv', import.meta.url), generatePopulation())
}
