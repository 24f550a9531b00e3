/**
 * Writes population.csv: 360 invented distributors, the same bytes on every machine.
 *
 * Run with `npx tsx rules/cosmetics-a-group/generate.ts`. A seeded generator draws a few hidden traits
 * (size, network, management, age of the contract) and everything else follows from them, so that the
 * columns correlate as they would in life: big networks sell more, cover more cities and divert more
 * goods; good management keeps discipline, stock in sight and prices up. Only + - * / and square roots
 * are used, which every machine rounds alike. All firms and figures are made up.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { stringify } from 'csv-stringify/sync'
import { clamp, grade, grow, type Random, seeded } from '../seeded.ts'

const SEED = 20260401
const COUNT = 360
const FIRST_NUMBER = 1001

interface City {
  name: string
  /** How far the place helps to reach the first-tier cities. */
  pull: number
}

const city = (name: string, pull: number): City => ({ name, pull })
const CITIES: readonly City[] = [
  ...['北京', '上海', '广州', '深圳'].map((name) => city(name, 1.3)),
  ...['成都', '杭州', '武汉', '南京', '苏州', '重庆', '天津', '西安'].map((name) => city(name, 0.2)),
  ...['长沙', '郑州', '青岛', '宁波', '沈阳', '合肥', '福州', '厦门', '济南', '昆明'].map((name) => city(name, -0.2)),
  ...['南宁', '太原', '贵阳', '兰州', '温州', '徐州', '烟台', '襄阳', '洛阳', '泉州'].map((name) => city(name, -0.6)),
]
const FIRST = [...'岚瑾沐禾澄芸璟栖漾珞霁蔓弥汀絮棠昀岫筠莳']
const SECOND = [...'禾汐泽妍川屿朴澜洲语声庭致原谷序和汇岭槿']
const TRADES = ['化妆品', '日化', '美妆', '商贸', '贸易', '日用品', '美妆供应链', '百货']

function drawName(random: Random, place: City, taken: Set<string>): string {
  for (;;) {
    const name = `${place.name}${random.pick(FIRST)}${random.pick(SECOND)}${random.pick(TRADES)}有限公司`
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
}

const round = (value: number, step: number) => Math.round(value / step) * step
const percent = (value: number) => (Math.round(clamp(value, 0, 1) * 100) / 100).toString()

interface Traits {
  size: number
  network: number
  management: number
  /** Whole months since the first contract, on 2026-04-01. */
  months: number
  place: City
}

function drawTraits(random: Random): Traits {
  const size = random.normal()
  const network = 0.6 * size + 0.8 * random.normal()
  const management = 0.15 * size + 0.97 * random.normal()
  const months = Math.floor(2 + 84 * Math.sqrt(random.uniform()))
  return { size, network, management, months, place: random.pick(CITIES) }
}

/** The first day of a month so many months before April 2026, moved on by some days. */
function contractDate(months: number, day: number): string {
  const index = 2026 * 12 + 3 - months
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

type Row = Record<string, string>

function economic(random: Random, { size, network, management, months }: Traits): Row {
  const tail = 1 / Math.sqrt(Math.sqrt(1 - random.uniform()))
  const sales = round(2_400_000 * grow(0.85 * size + 0.3 * network) * tail, 1000)
  const margin = clamp(0.19 + 0.035 * management - 0.015 * size + 0.04 * random.normal(), 0.02, 0.45)
  const profit = clamp(margin - 0.13 + 0.015 * management + 0.025 * random.normal(), -0.12, 0.25)
  // A young account has no full year of figures; now and then they are simply not in yet.
  const noAccounts = (months < 12 && random.chance(0.6)) || random.chance(0.03)
  return {
    annual_sales: String(sales),
    gross_profit: noAccounts ? '' : String(round(sales * margin, 100)),
    net_profit: noAccounts ? '' : String(round(sales * profit, 100)),
  }
}

function social(random: Random, { size, network, management }: Traits): Row {
  const image = 0.6 * management + 0.3 * size + 0.7 * random.normal()
  const influence = 0.5 * size + 0.5 * network + 0.7 * random.normal()
  return {
    brand_image: grade(image, [-1.1, -0.1, 0.9], ['d', 'c', 'b', 'a']),
    market_influence: grade(influence, [-0.8, 0.2, 1.2], ['minor', 'known', 'major', 'leader']),
  }
}

function potential(random: Random, { size, network, management, place }: Traits): Row {
  const cities = Math.round(clamp(0.7 + 0.8 * network + place.pull + 0.5 * random.normal(), 0, 4))
  const outlets = Math.floor(38 * grow(0.75 * network + 0.2 * random.normal()))
  const reach = 0.36 + 0.14 * network + 0.04 * management + 0.08 * random.normal()
  const drive = 0.3 * size + 0.5 * management + 0.8 * random.normal()
  return {
    tier1_cities: String(cities),
    outlets: String(outlets),
    local_reach: random.chance(network < 0 ? 0.24 : 0.12) ? '' : percent(reach),
    new_channels: String(Math.round(clamp(1.5 + 1.1 * drive, 0, 8))),
    new_industries: random.chance(0.08) ? '' : String(Math.round(clamp(0.9 + 0.9 * drive, 0, 8))),
    categories: String(Math.round(clamp(2.8 + 0.8 * size + 0.7 * random.normal(), 1, 6))),
    new_product_share: percent(0.11 + 0.05 * drive + 0.03 * random.normal()),
  }
}

function system(random: Random, { size, management, months }: Traits): Row {
  const sight = 0.9 * management + 0.25 * size + 0.6 * random.normal()
  const visibility = grade(sight, [-0.9, 0, 1], ['none', 'monthly', 'weekly', 'daily'])
  const closeness = 0.8 * management + 0.7 * random.normal()
  const plan = grade(closeness, [-0.8, 0.2, 1.2], ['none', 'reported', 'joint', 'managed'])
  const onTime = 0.9 + 0.035 * management + 0.025 * random.normal()
  const registered = 0.55 + 0.17 * management + 0.12 * random.normal()
  return {
    supply_discipline: String(Math.round(clamp(66 + 12 * management + 6 * random.normal(), 10, 100))),
    on_time_rate: (visibility === 'none' && random.chance(0.6)) || random.chance(0.03) ? '' : percent(onTime),
    inventory_visibility: visibility,
    registered_share: plan === 'none' && random.chance(0.5) ? '' : percent(registered),
    planning: plan,
    contract_since: contractDate(months, 1 + Math.floor(28 * random.uniform())),
  }
}

function control(random: Random, { size, network, management }: Traits): Row {
  // Volume beyond what the home market takes is what gets diverted; management holds it back.
  const leak = 0.5 * size + 0.5 * network - 0.45 * management + 0.6 * random.normal()
  const cases = grade(leak, [0.3, 0.8, 1.2, 1.6, 2, 2.4, 2.8], [0, 1, 2, 3, 4, 5, 6, 8])
  const layers = Math.round(clamp(2.6 - 0.25 * management + 0.35 * network + 0.7 * random.normal(), 1, 5))
  return {
    price_compliance: random.chance(0.1)
      ? ''
      : percent(0.84 + 0.06 * management - 0.035 * cases + 0.06 * random.normal()),
    diversion_cases: String(cases),
    layers: String(layers),
    integrated_share: random.chance(0.07)
      ? ''
      : percent(0.32 + 0.09 * management - 0.07 * (layers - 2) + 0.13 * random.normal()),
  }
}

/** Without figures from the shops nobody knows what new products sold. */
function withoutSight(random: Random, row: Row): Row {
  const unknown = row.inventory_visibility === 'none' && random.chance(0.7)
  return unknown ? { ...row, new_product_share: '' } : row
}

/** The whole population as CSV text (UTF-8, LF), header first. */
export function generatePopulation(): string {
  const random = seeded(SEED)
  const taken = new Set<string>()
  const rows = Array.from({ length: COUNT }, (_, index): Row => {
    const traits = drawTraits(random)
    const parts = [economic, social, potential, system, control].map((draw) => draw(random, traits))
    const name = drawName(random, traits.place, taken)
    return withoutSight(random, Object.assign({ subject: `D-${FIRST_NUMBER + index}`, name }, ...parts))
  })
  return stringify(rows, { header: true })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('population.csv', import.meta.url), generatePopulation())
}
