/**
 * Writes population.csv: 320 invented customers of a Taiwanese maker of components, the same bytes on
 * every machine.
 *
 * Run with `npx tsx rules/key-account-matrix/generate.ts`. A seeded generator draws hidden traits (size,
 * closeness, momentum, soundness) and everything else follows from them: large customers earn much and
 * produce in many countries, close ones develop with us and buy more of what they need from us. Only
 * + - * / are used, which every machine rounds alike. All firms and figures are made up.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { stringify } from 'csv-stringify/sync'
import { clamp, decimal, grade, grow, money, type Random, seeded, whole } from '../seeded.ts'

const SEED = 20260402
const COUNT = 320
const FIRST_NUMBER = 1001

const FIRST = [...'晟曜鋐澔昱譽宸崴捷穎翰鼎嘉睿冠碩銳弘澄聿']
const SECOND = [...'揚翔陽拓達展域岳鑫捷衡泰凱科邦盛穎崧原創']
const TRADES = ['電子', '精密', '光電', '工業', '科技', '動力', '醫材', '網通']
const ABROAD = ['Nordvik', 'Hartwell', 'Castelan', 'Meridor', 'Tessaro', 'Brunnfeld', 'Okazari', 'Vantor', 'Lindqua']
const KINDS = ['Automation', 'Mobility', 'Networks', 'Medical', 'Systems', 'Robotics', 'Electric', 'Devices', 'Power']
const FORMS = ['GmbH', 'Inc.', 'AB', 'S.p.A.', 'K.K.', 'Ltd', 'B.V.']

interface Traits {
  size: number
  closeness: number
  momentum: number
  soundness: number
  abroad: boolean
}

function drawTraits(random: Random): Traits {
  const size = random.normal()
  return {
    size,
    closeness: 0.25 * size + 0.95 * random.normal(),
    momentum: random.normal(),
    soundness: 0.3 * size + 0.9 * random.normal(),
    abroad: random.chance(size > 0.5 ? 0.55 : 0.25),
  }
}

const domesticName = (random: Random) => `${random.pick(FIRST)}${random.pick(SECOND)}${random.pick(TRADES)}股份有限公司`
const foreignName = (random: Random) => `${random.pick(ABROAD)} ${random.pick(KINDS)} ${random.pick(FORMS)}`

function drawName(random: Random, { abroad }: Traits, taken: Set<string>): string {
  for (;;) {
    const name = abroad ? foreignName(random) : domesticName(random)
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
}

type Row = Record<string, string>

/** Sales in TWD, skewed: a heavy tail on top of what size gives. */
function drawSales(random: Random, { size, closeness }: Traits): number {
  const tail = 1 / Math.sqrt(Math.sqrt(1 - random.uniform()))
  return Math.round((16_000_000 * grow(0.95 * size + 0.3 * closeness) * tail) / 1000) * 1000
}

function companyView(random: Random, { size, closeness, momentum, abroad }: Traits, sales: number, all: number): Row {
  const growth = clamp(0.07 + 0.11 * momentum + 0.06 * random.normal(), -0.5, 1.2)
  const margin = clamp(0.15 + 0.03 * closeness - 0.025 * size + 0.05 * random.normal(), -0.06, 0.4)
  const countries = (abroad ? 3.5 : 1.2) + (abroad ? 2.4 : 1.1) * size + random.normal()
  return {
    annual_sales: String(sales),
    prior_sales: random.chance(0.06) ? '' : money(sales / (1 + growth), 1000),
    account_profit: money(sales * margin, 1000),
    purchase_share: decimal(sales / all, 4),
    countries: whole(countries, 1, 18),
    end_market_growth: random.chance(0.08) ? '' : decimal(0.045 + 0.035 * momentum + 0.04 * random.normal(), 2),
  }
}

function customerView(random: Random, { size, closeness }: Traits, sales: number): Row {
  const share = clamp(0.27 + 0.15 * closeness + 0.07 * random.normal(), 0.02, 0.95)
  const cooperation = closeness + 0.25 * size + 0.5 * random.normal()
  const deliveries = Math.round(12 * grow(0.7 * size + 0.3 * random.normal()))
  const trouble = clamp(0.013 - 0.006 * closeness + 0.008 * random.normal(), 0, 0.2)
  return {
    technical_cooperation: grade(cooperation, [-0.5, 0.5, 1.5], ['catalogue', 'samples', 'design_in', 'joint']),
    category_spend: random.chance(0.15) ? '' : money(sales / share, 100_000),
    satisfaction: random.chance(0.12) ? '' : decimal(clamp(7.6 + 0.8 * closeness + 0.6 * random.normal(), 1, 10), 1),
    complaints: whole(deliveries * trouble * 1.6 + 0.5 * random.normal(), 0, 40),
    deliveries: String(deliveries),
  }
}

function strategyAndSoundness(random: Random, { size, momentum, soundness }: Traits): Row {
  const health = grade(soundness, [-1.7, -0.9], ['distressed', 'watch', 'sound'])
  const purpose = random.pick(['market_share', 'competitor', 'scale'])
  return {
    financial_health: random.chance(size < 0 ? 0.12 : 0.03) ? '' : health,
    planned_growth: random.chance(0.45) ? '' : decimal(0.1 + 0.09 * momentum + 0.09 * random.normal(), 2),
    strategic_purpose: random.chance(0.05) ? purpose : 'none',
  }
}

const INDUSTRIES = ['server', 'vehicle', 'automation', 'medical', 'consumer']

/** What sales has written down: the closer the customer, the fuller its file. */
function accountFile(random: Random, { size, closeness, abroad }: Traits, sales: number): Row {
  const gap = clamp(0.26 - 0.1 * closeness - 0.06 * size, 0.02, 0.7)
  const known = (cell: string) => (random.chance(gap) ? '' : cell)
  return {
    industry: random.chance(gap / 4) ? '' : random.pick(INDUSTRIES),
    business_strategy: known(random.pick(['cost', 'difference', 'niche', 'expansion'])),
    customer_revenue: known(money(sales * (18 + 30 * random.uniform()), 1_000_000)),
    customer_market_share: known(decimal(clamp(0.07 + 0.05 * size + 0.03 * random.normal(), 0.01, 0.6), 2)),
    purchase_budget: known(money(sales * (3 + 2 * random.uniform()), 100_000)),
    decision_makers: known(whole(3 + closeness + 0.8 * random.normal(), 0, 9)),
    structure_known: known(random.chance(0.7) ? 'true' : 'false'),
    main_competitor: known(abroad ? foreignName(random) : domesticName(random)),
    its_strength: known(random.pick(['price', 'technology', 'brand', 'service'])),
    other_suppliers: known(whole(3 - closeness + random.normal(), 0, 9)),
    supplier_strategy: known(grade(random.normal() - 0.5 * closeness, [-1, 0.6], ['single', 'dual', 'many'])),
    downstream_need: known(random.pick(['cheaper', 'faster', 'smaller', 'greener'])),
    its_response: known(random.pick(['stock', 'product', 'local', 'price'])),
  }
}

/** The whole population as CSV text (UTF-8, LF), header first. */
export function generatePopulation(): string {
  const random = seeded(SEED)
  const taken = new Set<string>()
  const drawn = Array.from({ length: COUNT }, () => {
    const traits = drawTraits(random)
    return { traits, sales: drawSales(random, traits), name: drawName(random, traits, taken) }
  })
  const all = drawn.reduce((sum, { sales }) => sum + sales, 0)
  const rows = drawn.map(
    ({ traits, sales, name }, index): Row => ({
      subject: `C-${FIRST_NUMBER + index}`,
      name,
      ...companyView(random, traits, sales, all),
      ...customerView(random, traits, sales),
      ...strategyAndSoundness(random, traits),
      ...accountFile(random, traits, sales),
    }),
  )
  return stringify(rows, { header: true })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('population.csv', import.meta.url), generatePopulation())
}
