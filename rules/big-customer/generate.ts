/**
 * Writes population.csv: 340 invented customers of a maker of industrial lubricants in Suzhou, the same
 * bytes on every machine, as of 2026-04-01.
 *
 * Run with `npx tsx rules/big-customer/generate.ts`. A seeded generator draws hidden traits (size, rhythm,
 * age and warmth of the relation) and everything else follows from them: old relations have added up,
 * steady buyers order in small lots, large ones bargain margins down. Only + - * / and square roots are
 * used, which every machine rounds alike. All firms and figures are made up.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { stringify } from 'csv-stringify/sync'
import { clamp, decimal, grade, grow, money, type Random, seeded, whole } from '../seeded.ts'

const SEED = 20260404
const COUNT = 340
const FIRST_NUMBER = 1001

const PLACES = ['苏州', '无锡', '昆山', '常州', '南通', '宁波', '嘉兴', '湖州', '镇江', '太仓', '张家港', '江阴']
const FIRST = [...'钧锐恒骏铭凌泓擎翊瀚屹睿晟铂砺旭弘炜']
const SECOND = [...'达拓峰工能驰信越源邦特盛川远科力泰成']
const TRADES: Record<string, readonly string[]> = {
  end_user: ['精密机械', '汽车零部件', '模具', '轴承', '纺织机械', '金属制品', '电机'],
  trade: ['工业品', '机电设备', '五金贸易', '润滑油', '商贸'],
}
const PUBLIC: Record<string, readonly string[]> = {
  government: ['市政养护中心', '机关后勤服务中心'],
  health: ['康复医院', '第九医院设备处'],
  education: ['职业技术学校', '工程学院实训中心'],
  utility: ['轨道交通维保公司', '水务运行公司', '电力检修公司'],
}

interface Traits {
  size: number
  /** How steadily it orders. */
  rhythm: number
  warmth: number
  /** Whole months since the first order, on 2026-04-01. */
  months: number
  type: string
  sector: string
}

function drawTraits(random: Random): Traits {
  const size = random.normal()
  const months = Math.floor(3 + 200 * random.uniform() * Math.sqrt(random.uniform()))
  const isPublic = random.chance(0.1)
  const isTrade = !isPublic && random.chance(0.35)
  return {
    size,
    rhythm: 0.25 * size + 0.004 * (months - 90) + 0.85 * random.normal(),
    warmth: 0.004 * (months - 90) + random.normal(),
    months,
    type: isTrade ? random.pick(['distributor', 'dealer', 'wholesaler', 'agent']) : 'end_user',
    sector: isPublic ? random.pick(Object.keys(PUBLIC)) : isTrade ? 'trade' : 'industry',
  }
}

function drawName(random: Random, { type, sector }: Traits, taken: Set<string>): string {
  for (;;) {
    const place = random.pick(PLACES)
    const word = random.pick(FIRST) + random.pick(SECOND)
    const kinds = PUBLIC[sector]
    const trades = TRADES[type === 'end_user' ? 'end_user' : 'trade'] ?? []
    const name = kinds ? `${place}${word}${random.pick(kinds)}` : `${place}${word}${random.pick(trades)}有限公司`
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
}

/** A day so many months and days before 2026-04-01; every month has a 1st to a 28th. */
function dayBefore(months: number, day: number): string {
  const index = 2026 * 12 + 3 - months
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

type Row = Record<string, string>

/** Months without any order: none for most, more than a year for some that have quietly left. */
const idleMonths = (random: Random, { rhythm, warmth }: Traits) =>
  grade(0.5 * rhythm + 0.7 * warmth + 0.5 * random.normal(), [-1.7, -1.2, -0.6], [15, 8, 4, 1])

function purchases(random: Random, { size, rhythm, type }: Traits, idle: number): Row {
  const tail = 1 / Math.sqrt(Math.sqrt(1 - random.uniform()))
  const sales = idle > 12 ? 0 : Math.round((560_000 * grow(1.05 * size + 0.1 * rhythm) * tail) / 100) * 100
  const margin = clamp((type === 'end_user' ? 0.31 : 0.22) - 0.025 * size + 0.05 * random.normal(), 0.04, 0.55)
  const orders = Math.round(clamp(13 * grow(0.75 * rhythm + 0.3 * size + 0.2 * random.normal()), 1, 240))
  return {
    annual_sales: String(sales),
    gross_profit: money(sales * margin, 100),
    orders: idle > 12 ? '0' : String(orders),
  }
}

function history(random: Random, traits: Traits, sales: number, idle: number): Row {
  const { size, rhythm, months } = traits
  const span = Math.min(36, months)
  const usual = sales > 0 ? sales : 560_000 * grow(1.05 * size)
  const sum = Math.max(sales, usual * (months / 12) * clamp(0.72 + 0.12 * random.normal(), 0.3, 1.1))
  const active = Math.min(span - Math.min(idle - 1, span), span * clamp(0.62 + 0.2 * rhythm, 0.05, 1))
  return {
    cumulative_sales: months > 120 && random.chance(0.15) ? '' : money(Math.max(usual / 12, sum), 100),
    first_order: dayBefore(months, 1 + Math.floor(28 * random.uniform())),
    last_order: dayBefore(Math.min(idle, months - 1), 1 + Math.floor(28 * random.uniform())),
    active_months: whole(Math.max(1, active), idle > 12 ? 0 : 1, span),
  }
}

function relation(random: Random, { size, warmth, type }: Traits): Row {
  return {
    customer_type: type,
    satisfaction: random.chance(0.25) ? '' : decimal(clamp(7.4 + 0.9 * warmth + 0.4 * random.normal(), 1, 10), 1),
    our_contacts: random.chance(0.1) ? '' : whole(1.9 + 0.8 * size + 0.7 * random.normal(), 1, 8),
    potential: random.chance(0.3) ? '' : grade(0.5 * size + random.normal(), [-0.3, 1.7], ['low', 'medium', 'high']),
  }
}

function nature(random: Random, { size, sector }: Traits): Row {
  const sites = 1 + 0.9 * size + 1.1 * random.normal()
  const role = random.pick(['entry', 'contested', 'contested', 'joint'])
  return {
    sector,
    group_sites: random.chance(0.15) ? '' : sector === 'industry' ? whole(sites, 1, 12) : '1',
    strategic_role: random.chance(size > 0.8 ? 0.16 : 0.03) ? role : 'none',
  }
}

/** The whole population as CSV text (UTF-8, LF), header first. */
export function generatePopulation(): string {
  const random = seeded(SEED)
  const taken = new Set<string>()
  const rows = Array.from({ length: COUNT }, (_, index): Row => {
    const traits = drawTraits(random)
    const idle = idleMonths(random, traits)
    const bought = purchases(random, traits, idle)
    return {
      subject: `K-${FIRST_NUMBER + index}`,
      name: drawName(random, traits, taken),
      ...bought,
      ...history(random, traits, Number(bought.annual_sales), idle),
      ...relation(random, traits),
      ...nature(random, traits),
    }
  })
  return stringify(rows, { header: true })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('population.csv', import.meta.url), generatePopulation())
}
