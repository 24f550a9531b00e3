/**
 * Writes population.csv: 280 invented lost customers, the same bytes on every machine.
 *
 * Run with `npx tsx rules/relationship-end/generate.ts`. A seeded generator draws a size, a margin and a
 * cause for each and the evidence follows from them, as far as anybody wrote it down: large customers earn
 * more, long-standing ones tell why they go, some causes left no trace at all. Only + - * / and square
 * roots are used, which every machine rounds alike. All firms and figures are made up.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { stringify } from 'csv-stringify/sync'
import { daysBefore, grade, grow, type Random, seeded } from '../seeded.ts'

const SEED = 20260403
const COUNT = 280
const FIRST_NUMBER = 3001

const STEMS = [
  ...[
    'Bréval',
    'Caradec',
    'Lormont',
    'Vauquelin',
    'Marsannay',
    'Kerléo',
    'Ponthieu',
    'Sauvagnat',
    'Tréhorel',
    'Aubrac',
  ],
  ...[
    'Haverkort',
    'Verstraat',
    'Ashcombe',
    'Thornley',
    'Altweiler',
    'Brandtner',
    'Nordlund',
    'Søgård',
    'Monteluce',
    'Ribalta',
  ],
]
const PATTERNS = ['Maison #', 'Meubles #', '# Intérieur', '# & Fils', 'Comptoir #', '# Outdoor', '# Home', 'Atelier #']
const FORMS = ['SAS', 'SARL', 'SA', 'BV', 'GmbH', 'Ltd', 'AB', 'SRL']

function drawName(random: Random, taken: Set<string>): string {
  for (;;) {
    const name = `${random.pick(PATTERNS).replace('#', random.pick(STEMS))} ${random.pick(FORMS)}`
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
}

const CAUSES = ['force-majeure', 'dissatisfied', 'competitor', 'employee', 'unprofitable', 'silent'] as const
type Cause = (typeof CAUSES)[number]

interface Traits {
  size: number
  /** Share of sales that is left as profit after the cost of serving. */
  margin: number
  cause: Cause
  /** Days since the last order, on 2026-04-01. */
  gone: number
  /** Days from the first order to the last. */
  together: number
}

function drawTraits(random: Random): Traits {
  const size = random.normal()
  const cause = grade(random.uniform(), [0.09, 0.33, 0.62, 0.74, 0.84], CAUSES)
  const burden = cause === 'unprofitable' ? 0.15 : 0
  const margin = 0.09 - burden + 0.01 * size + 0.045 * random.normal()
  const gone = Math.floor(130 + 1100 * random.uniform() * random.uniform())
  const together = Math.floor(60 + 5200 * random.uniform() * Math.sqrt(random.uniform()))
  return { size, margin, cause, gone, together }
}

type Row = Record<string, string>

function worth(random: Random, { size, margin, gone, together, cause }: Traits): Row {
  const sales = Math.round((230_000 * grow(1.05 * size)) / 1000) * 1000
  const late = Math.max(0, Math.floor(4 + 12 * random.normal() + (cause === 'unprofitable' ? 15 : 0)))
  return {
    annual_sales: String(sales),
    contribution: random.chance(0.12) ? '' : String(Math.round((sales * margin) / 100) * 100),
    days_late: random.chance(0.08) ? '' : String(late),
    first_order: daysBefore(gone + together),
    last_order: daysBefore(gone),
  }
}

/** What is on file of complaints and talks: the angry complain, the others are seldom asked. */
function voice(random: Random, { cause }: Traits): Row {
  const angry = cause === 'dissatisfied'
  const complaint = angry
    ? grade(random.uniform(), [0.1, 0.25, 0.7], ['none', 'settled', 'open', 'rejected'])
    : grade(random.uniform(), [0.68, 0.93, 0.98], ['none', 'settled', 'open', 'rejected'])
  const rating = Math.round(Math.min(5, Math.max(1, (angry ? 1.9 : 3.7) + 0.8 * random.normal())))
  return {
    complaint: random.chance(0.15) ? '' : complaint,
    exit_rating: random.chance(angry ? 0.35 : 0.6) ? '' : String(rating),
  }
}

function destination(random: Random, { cause, gone, size }: Traits): Row {
  const events = ['bankruptcy', 'bankruptcy', 'closure', 'sanctions', 'disaster'] as const
  const away = cause === 'competitor' || (cause === 'employee' && random.chance(0.7)) || random.chance(0.12)
  const target = grade(random.uniform(), [0.78, 0.93], ['competitor', 'factory', 'nobody'])
  const competitor = cause === 'employee' ? 'competitor' : target
  const now = cause === 'force-majeure' || !away ? '' : competitor
  const drawn = grade(0.3 * size + random.normal(), [0, 0.5, 1], ['price', 'terms', 'service', 'quality'])
  const left = cause === 'employee' ? gone + Math.floor(150 * random.uniform()) - 30 : gone + 400
  const known = cause === 'employee' || random.chance(0.08)
  return {
    end_event: cause === 'force-majeure' ? random.pick(events) : '',
    now_buys_from: now,
    drawn_by: now === 'competitor' && random.chance(0.8) ? drawn : '',
    manager_left: known ? daysBefore(Math.max(0, left)) : '',
  }
}

/** The whole population as CSV text (UTF-8, LF), header first. */
export function generatePopulation(): string {
  const random = seeded(SEED)
  const taken = new Set<string>()
  const rows = Array.from({ length: COUNT }, (_, index): Row => {
    const traits = drawTraits(random)
    const name = drawName(random, taken)
    const parts = [worth, voice, destination].map((draw) => draw(random, traits))
    return Object.assign({ subject: `L-${FIRST_NUMBER + index}`, name }, ...parts)
  })
  return stringify(rows, { header: true })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('population.csv', import.meta.url), generatePopulation())
}
