/**
 * Makes population.csv from data/wholesale_customers.csv, the table as published (UCI #292).
 *
 * Run with `npx tsx rules/wholesale-channel/prepare.ts`. Codes become options (Channel 1 Horeca,
 * 2 Retail; Region 1 Lisbon, 2 Porto, 3 other), columns become field ids, and total_spend is the sum
 * of the six categories, because a cumulative target names a field. Nothing else is changed.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'

type Row = Record<string, string>

const CHANNELS: Row = { '1': 'horeca', '2': 'retail' }
const REGIONS: Row = { '1': 'lisbon', '2': 'porto', '3': 'other' }

/** The published column of each category's field. */
const CATEGORIES: Row = {
  fresh: 'Fresh',
  milk: 'Milk',
  grocery: 'Grocery',
  frozen: 'Frozen',
  detergents_paper: 'Detergents_Paper',
  delicatessen: 'Delicassen',
}

function read(row: Row, column: string): string {
  const value = row[column]
  if (value === undefined || value === '') throw new Error(`customer ${row.CustomerNo}: no ${column}`)
  return value
}

function decode(row: Row, column: string, options: Row): string {
  const option = options[read(row, column)]
  if (option === undefined) throw new Error(`customer ${row.CustomerNo}: unknown ${column} ${row[column]}`)
  return option
}

function prepareCustomer(row: Row): Row {
  const number = read(row, 'CustomerNo')
  const spend = Object.entries(CATEGORIES).map(([field, column]): [string, string] => [field, read(row, column)])
  const total = spend.reduce((sum, [, amount]) => sum + Number(amount), 0)
  return {
    subject: `W-${number.padStart(3, '0')}`,
    name: `Customer ${number}`,
    channel: decode(row, 'Channel', CHANNELS),
    region: decode(row, 'Region', REGIONS),
    ...Object.fromEntries(spend),
    total_spend: String(total),
  }
}

/** The whole population as CSV text (UTF-8, LF), header first, in the published order. */
export function preparePopulation(published: string): string {
  const rows: Row[] = parse(published, { columns: true })
  return stringify(rows.map(prepareCustomer), { header: true })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const published = readFileSync(new URL('data/wholesale_customers.csv', import.meta.url), 'utf8')
  writeFileSync(new URL('population.csv', import.meta.url), preparePopulation(published))
}
