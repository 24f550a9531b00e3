/**
 * Writes population.csv: 360 invented customers of a Taiwanese maker of food packaging, the same bytes on
 * every machine.
 *
 * Run with `npx tsx rules/key-account-indicators/generate.ts`. A seeded generator draws hidden traits
 * (size, brand, momentum, haggling) and everything else follows from them: large customers order often and
 * bargain margins down, strong brands hold markets, hagglers cost more than they bring. Only + - * / and
 * square roots are used, which every machine rounds alike. All firms and figures are made up.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { stringify } from 'csv-stringify/sync'
import { clamp, decimal, grade, grow, money, type Random, seeded, whole } from '../seeded.ts'

const SEED = 20260403
const COUNT = 360
const FIRST_NUMBER = 1001

const FIRST = [...'禾穗豐粒甘棠津谷沁茗醇饌灶麥椿蜜芝稻橘晴']
const SECOND = [...'穗香源屋田原味記和園舍禮坊鄉廚津露光實']
const TRADES = ['食品', '烘焙', '飲品', '茶業', '製菓', '乳品', '調味', '冷凍食品']

interface Traits {
  size: number
  brand: number
  momentum: number
  /** How much its buyers look at the price. */
  haggling: number
}

function drawTraits(random: Random): Traits {
  const size = random.normal()
  return {
    size,
    brand: 0.55 * size + 0.8 * random.normal(),
    momentum: random.normal(),
    haggling: 0.2 * size + 0.95 * random.normal(),
  }
}

function drawName(random: Random, taken: Set<string>): string {
  for (;;) {
    const name = `${random.pick(FIRST)}${random.pick(SECOND)}${random.pick(TRADES)}股份有限公司`
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
}

type Row = Record<string, string>

/** Orders and sales, skewed: a heavy tail on top of what size gives. */
function purchases(random: Random, { size, momentum }: Traits): Row {
  const tail = 1 / Math.sqrt(Math.sqrt(1 - random.uniform()))
  const sales = 4_200_000 * grow(0.95 * size + 0.1 * momentum) * tail
  const growth = clamp(0.05 + 0.1 * momentum + 0.06 * random.normal(), -0.6, 1.5)
  return {
    orders: whole(13 * grow(0.6 * size + 0.35 * random.normal()), 1, 250),
    annual_sales: money(sales, 1000),
    prior_sales: random.chance(0.07) ? '' : money(sales / (1 + growth), 1000),
  }
}

function standing(random: Random, { brand, size }: Traits): Row {
  const share = 0.05 * grow(0.8 * brand + 0.3 * random.normal())
  return {
    market_share: random.chance(brand < 0 ? 0.4 : 0.12) ? '' : decimal(clamp(share, 0.002, 0.6), 3),
    brand_awareness: grade(
      0.9 * brand + 0.2 * size + 0.3 * random.normal(),
      [-0.7, 0.6, 1.7],
      ['little', 'regional', 'national', 'household'],
    ),
  }
}

function earnings(random: Random, { size, haggling }: Traits, sales: number): Row {
  const gross = clamp(0.25 - 0.02 * size - 0.03 * haggling + 0.05 * random.normal(), 0.03, 0.5)
  const net = gross - clamp(0.13 - 0.01 * size + 0.012 * haggling + 0.03 * random.normal(), 0.04, 0.3)
  return {
    gross_profit: money(sales * gross, 100),
    net_profit: random.chance(0.08) ? '' : money(sales * net, 100),
    price_driven: random.chance(0.15) ? '' : decimal(clamp(0.34 + 0.18 * haggling + 0.08 * random.normal(), 0, 1), 2),
  }
}

/** Last year's tier: much the same customers, judged with other figures; unknown for who was no customer. */
function previousTier(random: Random, { size, brand }: Traits, { prior_sales: before }: Row): string {
  if (before === '') return ''
  return grade(0.75 * size + 0.35 * brand + 0.45 * random.normal(), [0, 0.95], ['regular', 'candidate', 'key'])
}

/** The whole population as CSV text (UTF-8, LF), header first. */
export function generatePopulation(): string {
  const random = seeded(SEED)
  const taken = new Set<string>()
  const rows = Array.from({ length: COUNT }, (_, index): Row => {
    const traits = drawTraits(random)
    const bought = purchases(random, traits)
    return {
      subject: `C-${FIRST_NUMBER + index}`,
      name: drawName(random, taken),
      previousTier: previousTier(random, traits, bought),
      ...bought,
      ...standing(random, traits),
      ...earnings(random, traits, Number(bought.annual_sales)),
    }
  })
  return stringify(rows, { header: true })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('population.csv', import.meta.url), generatePopulation())
}
