/**
 * Makes population.csv and corrections.csv from the retailer's invoices.
 *
 * Run with `npx tsx rules/rfm-retail/prepare.ts`. Counted are invoices that name a customer, are not
 * cancelled (no C in the number) and have an amount above zero. Recency is the number of whole days
 * from a customer's last purchase to the reference time, one day after the last invoice of all;
 * frequency counts distinct invoice numbers; monetary value is the sum of the amounts.
 *
 * The published analysis dropped exact duplicate lines first. data/invoices.csv is already summed to
 * invoices, so those lines can't be found in it: where the published amount differs by half a penny or
 * more, it is taken, and the customer is listed in corrections.csv. No customer changes silently.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'

type Row = Record<string, string>

const MINUTE = 60_000
const DAY = 1440

interface Customer {
  country: string
  /** Minutes since 1970. */
  lastPurchase: number
  invoices: Set<string>
  pence: number
}

/** What `prepare` yields: the text of the two files that it makes. */
export interface Prepared {
  population: string
  corrections: string
}

const pence = (pounds: string) => Math.round(Number(pounds) * 100)
/** Without trailing zeros, as a number prints. */
const pounds = (pence: number) => String(pence / 100)

/** The invoices' times name no zone; any fixed one serves, since only differences count. */
const minutes = (time: string) => Date.parse(`${time.replace(' ', 'T')}Z`) / MINUTE

function isPurchase(invoice: Row): boolean {
  return invoice.CustomerID !== '' && !invoice.InvoiceNo?.includes('C') && Number(invoice.amount_gbp) > 0
}

function collectCustomers(purchases: Row[]): Map<string, Customer> {
  const customers = new Map<string, Customer>()
  for (const { CustomerID = '', Country = '', InvoiceNo = '', InvoiceDate = '', amount_gbp = '' } of purchases) {
    const customer = customers.get(CustomerID) ?? { country: Country, lastPurchase: 0, invoices: new Set(), pence: 0 }
    customer.lastPurchase = Math.max(customer.lastPurchase, minutes(InvoiceDate))
    customer.invoices.add(InvoiceNo)
    customer.pence += pence(amount_gbp)
    customers.set(CustomerID, customer)
  }
  return customers
}

/** The published amount in pence by customer. */
function readPublished(published: string): Map<string, number> {
  const rows: Row[] = parse(published, { columns: true, bom: true })
  return new Map(rows.map(({ CustomerID = '', Monetary = '' }) => [CustomerID, pence(Monetary)]))
}

/** Both files as CSV text (UTF-8, LF), header first, by customer number. */
export function prepare(invoices: string, published: string): Prepared {
  const all: Row[] = parse(invoices, { columns: true, bom: true })
  const last = all.reduce((latest, invoice) => Math.max(latest, minutes(invoice.InvoiceDate ?? '')), 0)
  const reference = last + DAY
  const amounts = readPublished(published)
  const population: Row[] = []
  const corrections: Row[] = []
  for (const [id, customer] of [...collectCustomers(all.filter(isPurchase))].sort(
    ([a], [b]) => Number(a) - Number(b),
  )) {
    const amount = amounts.get(id)
    if (amount === undefined) throw new Error(`customer ${id} is not in the published analysis`)
    if (amount > customer.pence) throw new Error(`customer ${id}: published amount above the sum of the invoices`)
    population.push({
      subject: id,
      name: `Customer ${id} (${customer.country})`,
      recency: String(Math.floor((reference - customer.lastPurchase) / DAY)),
      frequency: String(customer.invoices.size),
      monetary: pounds(amount),
    })
    if (amount === customer.pence) continue
    corrections.push({
      subject: id,
      invoices_gbp: pounds(customer.pence),
      published_gbp: pounds(amount),
      duplicate_lines_gbp: pounds(customer.pence - amount),
    })
  }
  return { population: stringify(population, { header: true }), corrections: stringify(corrections, { header: true }) }
}

/**
 * The inner quintile edges of a list, interpolated between neighbours as the published analysis did:
 * how the edges of strategy.json were found.
 */
export function quintiles(values: number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b)
  return [0.2, 0.4, 0.6, 0.8].map((share) => {
    const place = (sorted.length - 1) * share
    const low = sorted[Math.floor(place)] ?? Number.NaN
    const high = sorted[Math.ceil(place)] ?? Number.NaN
    return Math.round((low + (high - low) * (place - Math.floor(place))) * 1000) / 1000
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
  const { population, corrections } = prepare(read('data/invoices.csv'), read('data/published/customers.csv'))
  writeFileSync(new URL('population.csv', import.meta.url), population)
  writeFileSync(new URL('corrections.csv', import.meta.url), corrections)
}
