/**
 * Writes population.csv: 280 invented customers of an exporter of furniture, the same bytes on every machine.
 *
 * Run with `npx tsx rules/trade-customer-value/generate.ts`. A seeded generator draws four hidden traits
 * (size, order in its own house, appetite for new things, haggling) and the age of the relation; the rest
 * follows: large customers order often, bargain margins down and are given credit, orderly ones pay, answer
 * and ship on time and claim little, leaders order what is new. Nine in ten are French. Only + - * / and
 * square roots are used, which every machine rounds alike. All firms and figures are made up.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { stringify } from 'csv-stringify/sync'
import { clamp, daysBefore, decimal, grade, grow, money, type Random, seeded, whole } from '../seeded.ts'

const SEED = 20260404
const COUNT = 280
const FIRST_NUMBER = 4001

const FRENCH = {
  stems: [
    ...['Valombre', 'Kermadec', 'Rochebrune', 'Delaunoy', 'Saint-Ybars', 'Morvanel', 'Beaurieux', 'Tessandier'],
    ...['Courtalain', 'Hautecloque', 'Vernoy', 'Malaucène', 'Brisarthe', 'Fontanel', 'Lescarret', 'Quimerch'],
  ],
  patterns: ['Maison # SAS', 'Meubles # SARL', '# Jardin SAS', '# Bain SARL', 'Quincaillerie # SA', '# Décoration SAS'],
}
const ELSEWHERE = {
  stems: ['Oldenkamp', 'Grauwald', 'Peverell', 'Castelvero', 'Lindqvist', 'Zabrodka', 'Monteagudo', 'Al Rawda'],
  patterns: ['# Wonen BV', '# Möbel GmbH', '# Living Ltd', '# Arredo SRL', '# Hem AB', '# Trading Co.'],
}

function drawName(random: Random, taken: Set<string>): string {
  for (;;) {
    const { stems, patterns } = random.chance(0.9) ? FRENCH : ELSEWHERE
    const [stem, partner] = [random.pick(stems), random.pick(stems)]
    const family = random.chance(0.6) && stem !== partner ? `${stem} & ${partner}` : stem
    const name = random.pick(patterns).replace('#', family)
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
}

interface Traits {
  size: number
  order: number
  appetite: number
  haggling: number
  /** Days since the first order, on 2026-04-01. */
  age: number
}

function drawTraits(random: Random): Traits {
  const size = random.normal()
  const age = Math.floor(40 + 5600 * random.uniform() * Math.sqrt(random.uniform()))
  // Who haggles hardest and pays last doesn't stay: the old customers are the orderly ones.
  const order = 0.25 * (age / 1800 - 1) + 0.9 * random.normal()
  return {
    size,
    order,
    appetite: 0.3 * size + 0.9 * random.normal(),
    haggling: 0.35 * size - 0.3 * order + 0.85 * random.normal(),
    age,
  }
}

type Row = Record<string, string>

function orders(random: Random, { size, haggling, order, age }: Traits): Row {
  const year = Math.min(1, age / 365)
  const number = Math.max(1, Math.round(5.5 * year * grow(0.5 * size + 0.3 * random.normal())))
  const each = 26_000 * grow(0.8 * size + 0.35 * random.normal())
  const sales = Math.max(500, Math.round((number * each) / 500) * 500)
  // Now and then a contract goes wrong, and the whole year with it.
  const mishap = random.chance(0.04) ? 0.14 : 0
  const margin = 0.155 - 0.032 * haggling + 0.008 * order + 0.025 * random.normal() - mishap
  const kinds = clamp(9 * grow(0.45 * random.normal() - 0.25 * order), 1, 80)
  return {
    annual_sales: String(sales),
    gross_profit: money(sales * margin, 100),
    orders: String(number),
    product_kinds: random.chance(0.07) ? '' : decimal(kinds, 1),
  }
}

function cash(random: Random, { size, order, haggling, age }: Traits): Row {
  const power = 0.55 * size + 0.35 * haggling + 0.25 * (age / 1800 - 1) + 0.7 * random.normal()
  const method = grade(
    power,
    [-1.4, -0.5, -0.1, 0.3, 0.9, 1.5],
    ['prepaid', 'deposit', 'lc_sight', 'dp', 'oa30', 'oa60', 'oa90'],
  )
  const advance = method === 'prepaid' || method === 'deposit'
  const late = Math.max(0, (advance ? 1 : 9) - 8 * order + 8 * random.normal())
  return {
    payment_method: method,
    days_late: age < 120 || random.chance(0.04) ? '' : decimal(late, 1),
    days_to_load: random.chance(0.05) ? '' : decimal(clamp(8 - 3.5 * order + 4 * random.normal(), 0, 60), 1),
  }
}

function potential(random: Random, { size, appetite, order, age }: Traits): Row {
  const standing = 0.5 * size + 0.4 * appetite + 0.7 * random.normal()
  const asked = Math.max(0, Math.round(7 + 6 * appetite + 3 * random.normal()))
  const rate = clamp(0.22 + 0.09 * appetite + 0.05 * order + 0.08 * random.normal(), 0, 0.8)
  return {
    influence: random.chance(0.12) ? '' : grade(standing, [-0.5, 0.5, 1.5], ['little', 'known', 'regional', 'leader']),
    first_order: daysBefore(age),
    new_enquiries: String(asked),
    new_orders: String(Math.min(asked, Math.round(asked * rate))),
  }
}

function cooperation(random: Random, { order, haggling }: Traits, { orders: number }: Row): Row {
  const rate = clamp(0.05 - 0.045 * order + 0.05 * random.normal(), 0, 0.6)
  const claims = Math.floor(Number(number) * rate + random.uniform() * 0.9)
  const conduct = grade(
    order - 0.3 * haggling + 0.6 * random.normal(),
    [-1.3, -0.1],
    ['insists', 'negotiates', 'accepts'],
  )
  return {
    price_rounds: random.chance(0.06) ? '' : decimal(clamp(1.9 + 1.2 * haggling + 0.5 * random.normal(), 0, 8), 1),
    reply_hours: random.chance(0.1) ? '' : whole(32 * grow(0.7 * random.normal() - 0.55 * order), 1, 240),
    claims: String(claims),
    claim_conduct: claims === 0 || random.chance(0.1) ? '' : conduct,
  }
}

/** What last year's list said, of those who were on it: near to what the traits deserve. */
function lastYear(random: Random, { size, order, appetite, haggling, age }: Traits): string {
  if (age < 400) return ''
  const merit = 0.3 * size + 0.6 * order + 0.4 * appetite - 0.4 * haggling + 0.4 * random.normal()
  return grade(merit, [-1.1, 0, 0.8], ['minor', 'regular', 'silver', 'gold'])
}

/** The whole population as CSV text (UTF-8, LF), header first. */
export function generatePopulation(): string {
  const random = seeded(SEED)
  const taken = new Set<string>()
  const rows = Array.from({ length: COUNT }, (_, index): Row => {
    const traits = drawTraits(random)
    const name = drawName(random, taken)
    const ordered = orders(random, traits)
    const parts = [cash(random, traits), potential(random, traits), cooperation(random, traits, ordered)]
    const head = { subject: `T-${FIRST_NUMBER + index}`, name, previousTier: lastYear(random, traits) }
    return Object.assign(head, ordered, { profit_share: '' }, ...parts)
  })
  const profit = rows.reduce((sum, { gross_profit }) => sum + Number(gross_profit), 0)
  for (const row of rows) row.profit_share = decimal(Number(row.gross_profit) / profit, 5)
  return stringify(rows, { header: true })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('population.csv', import.meta.url), generatePopulation())
}
