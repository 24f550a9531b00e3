/**
 * Writes population.csv: 400 invented customers of a supplier of fasteners and tools, the same bytes on every machine.
 *
 * Run with `npx tsx rules/contact-cadence/generate.ts`. A seeded generator draws a size, a margin and a course
 * of business; sales are so skewed that about a fifth of the customers brings four fifths of the profit. Small
 * accounts cost more to serve than they bring now and then, young ones have no year to compare with. Only
 * + - * / are used, which every machine rounds alike. All firms and figures are made up.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { stringify } from 'csv-stringify/sync'
import { daysBefore, grade, grow, type Random, seeded } from '../seeded.ts'

const SEED = 20260404
const COUNT = 400
const FIRST_NUMBER = 4001

const CITIES = [
  ...['苏州', '无锡', '宁波', '嘉兴', '常州', '东莞', '佛山', '中山', '厦门', '泉州', '青岛', '烟台', '台州'],
  ...['温州', '合肥', '芜湖', '武汉', '长沙', '成都', '重庆', '天津', '大连', '惠州', '绍兴'],
]
const FIRST = [...'恒锐盛凯瑞振翔驰精达宏泰启卓力铭润坤信联']
const SECOND = [...'通诚捷远峰源晟宇固博益邦特立科隆拓航川工']
const TRADES = ['机械', '五金', '精密', '家具', '电器', '模具', '装备', '钢构', '自动化', '建材']

function drawName(random: Random, taken: Set<string>): string {
  for (;;) {
    const stem = random.pick(FIRST) + random.pick(SECOND)
    const name = `${random.pick(CITIES)}${stem}${random.pick(TRADES)}有限公司`
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
}

interface Traits {
  size: number
  /** Profit after the cost of serving, as a share of sales. */
  margin: number
  /** Sales of the last twelve months against the twelve before: 1 is level. */
  course: number
  /** Days since the first order, on 2026-04-01. */
  days: number
}

function drawTraits(random: Random): Traits {
  const size = random.normal()
  const margin = 0.105 + 0.015 * size + 0.035 * random.normal() - (size < -0.9 && random.chance(0.2) ? 0.16 : 0)
  const course = Math.max(0.25, 1.03 + 0.17 * random.normal() - (random.chance(0.08) ? 0.35 : 0))
  const days = Math.floor(40 + 4200 * random.uniform() * (0.4 + 0.6 * random.uniform()))
  return { size, margin, course, days }
}

type Row = Record<string, string>

/** Last year's grade, by last year's profit and last year's borders. */
const gradeLastYear = (profit: number) =>
  grade(profit, [10_000, 30_000, 115_000], ['small', 'ordinary', 'secondary', 'important'])

function business({ size, margin, course, days }: Traits): Row {
  const sales = Math.round(280_000 * grow(1.6 * size))
  const profit = Math.round(sales * margin)
  const before = sales / course
  const isYoung = days < 365
  return {
    previousTier: isYoung ? '' : gradeLastYear(before * margin),
    contribution: String(profit),
    annual_sales: String(sales),
    prior_sales: days < 730 ? '' : String(Math.round(before)),
    customer_since: daysBefore(days),
  }
}

/** Who sells less pays later, and sometimes word of it gets about. */
function signals(random: Random, { course, size }: Traits): Row {
  const trouble = 1.4 * (1 - course) * 3 + 0.8 * random.normal()
  const overdue = Math.max(0, Math.floor(6 + 22 * trouble))
  const sign = grade(trouble, [1.5, 2, 2.4], ['none', 'staff', 'business', 'finance'])
  return {
    overdue_days: random.chance(0.05) ? '' : String(overdue),
    warning_sign: random.chance(size < -0.5 ? 0.6 : 0.2) ? '' : sign,
    open_complaints: String(random.chance(0.12) ? 1 + Math.floor(3 * random.uniform() * random.uniform()) : 0),
  }
}

/** The whole population as CSV text (UTF-8, LF), header first. */
export function generatePopulation(): string {
  const random = seeded(SEED)
  const taken = new Set<string>()
  const rows = Array.from({ length: COUNT }, (_, index): Row => {
    const traits = drawTraits(random)
    const name = drawName(random, taken)
    return Object.assign({ subject: `K-${FIRST_NUMBER + index}`, name }, business(traits), signals(random, traits))
  })
  return stringify(rows, { header: true })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('population.csv', import.meta.url), generatePopulation())
}
