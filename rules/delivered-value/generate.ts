/**
 * Writes population.csv: 300 invented customers of a maker of machine tools in Suzhou, the same bytes on
 * every machine.
 *
 * Run with `npx tsx rules/delivered-value/generate.ts`. A seeded generator draws hidden traits (size, care
 * that we take, fit of the product, distance) and everything else follows from them: who is well cared for
 * gives better marks, waits less and asks less; large customers bargain; who hears of rivals compares. Only
 * + - * / and square roots are used, which every machine rounds alike. All firms and figures are made up.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { stringify } from 'csv-stringify/sync'
import { clamp, decimal, grade, grow, money, type Random, seeded, whole } from '../seeded.ts'

const SEED = 20260405
const COUNT = 300
const FIRST_NUMBER = 1001

const PLACES = ['苏州', '常熟', '无锡', '上海', '杭州', '合肥', '武汉', '西安', '重庆', '东莞', '佛山', '青岛', '大连']
const FIRST = [...'钧锐恒骏铭凌泓擎翊瀚屹睿晟铂砺旭弘炜']
const SECOND = [...'达拓峰工能驰信越源邦特盛川远科力泰成']
const TRADES = ['精密模具', '汽车零部件', '航空部件', '轴承', '泵业', '阀门', '电机', '液压', '医疗器械', '工具']

interface Traits {
  size: number
  /** What care we take of the customer. */
  care: number
  /** How well our product fits its work. */
  fit: number
  distance: number
}

function drawTraits(random: Random): Traits {
  const size = random.normal()
  const care = 0.4 * size + 0.9 * random.normal()
  return { size, care, fit: 0.3 * care + 0.9 * random.normal(), distance: random.normal() }
}

function drawName(random: Random, taken: Set<string>): string {
  for (;;) {
    const word = random.pick(FIRST) + random.pick(SECOND)
    const name = `${random.pick(PLACES)}${word}${random.pick(TRADES)}有限公司`
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
}

type Row = Record<string, string>

const mark = (value: number) => decimal(clamp(value, 1, 10), 1)

/** Who answers the survey answers the product; the questions after it are left out more and more. */
function survey(random: Random, { care, fit }: Traits): Row {
  const unless = (chance: number, cell: string) => (random.chance(chance) ? '' : cell)
  return {
    product_mark: mark(7.7 + 1.0 * fit + 0.4 * random.normal()),
    service_mark: unless(0.08, mark(7.4 + 1.0 * care + 0.6 * random.normal())),
    personnel_mark: unless(0.14, mark(7.4 + 0.9 * care + 0.7 * random.normal())),
    image_mark: unless(0.2, mark(7.2 + 0.4 * care + 0.5 * fit + 0.8 * random.normal())),
  }
}

function spending(random: Random, { size, care, fit, distance }: Traits): Row {
  const price = 1.01 - 0.035 * size + 0.025 * fit + 0.05 * random.normal()
  const days = 9 * grow(-0.3 * care + 0.25 * distance + 0.35 * random.normal())
  const contacts = 3.6 * grow(-0.4 * care + 0.3 * random.normal())
  const help = 0.6 * size + 0.5 * care - 0.3 * distance + 0.6 * random.normal()
  return {
    price_index: decimal(clamp(price, 0.7, 1.6), 2),
    lead_days: random.chance(0.07) ? '' : decimal(days, 0),
    contacts_per_order: random.chance(0.18) ? '' : decimal(contacts, 1),
    delivery_mode: grade(help, [-1.4, 0.2, 1.1], ['pickup', 'dock', 'line', 'installed']),
  }
}

function relationship(random: Random, { care, fit }: Traits): Row {
  const trouble = -0.6 * care - 0.5 * fit + 0.7 * random.normal()
  const open = 1 + Math.floor(grow(2.4 + 0.5 * trouble + 0.6 * random.normal()))
  return {
    open_incident_days: trouble > 1.3 ? String(Math.min(open, 180)) : '',
    rival_value: random.chance(0.55) ? '' : whole(12 - 5 * fit + 13 * random.normal(), -60, 80),
  }
}

/** Sales in CNY, skewed: a heavy tail on top of what size gives. */
function drawSales(random: Random, { size }: Traits): string {
  const tail = 1 / Math.sqrt(Math.sqrt(1 - random.uniform()))
  return money(820_000 * grow(0.95 * size) * tail, 1000)
}

/** The whole population as CSV text (UTF-8, LF), header first. */
export function generatePopulation(): string {
  const random = seeded(SEED)
  const taken = new Set<string>()
  const rows = Array.from({ length: COUNT }, (_, index): Row => {
    const traits = drawTraits(random)
    return {
      subject: `V-${FIRST_NUMBER + index}`,
      name: drawName(random, taken),
      annual_sales: drawSales(random, traits),
      ...survey(random, traits),
      ...spending(random, traits),
      ...relationship(random, traits),
    }
  })
  return stringify(rows, { header: true })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('population.csv', import.meta.url), generatePopulation())
}
