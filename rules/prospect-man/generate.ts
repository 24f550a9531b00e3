/**
 * Writes population.csv: 320 invented prospects, the same bytes on every machine.
 *
 * Run with `npx tsx rules/prospect-man/generate.ts`. A seeded generator draws three hidden traits (size,
 * closeness, interest) and the rest follows from them: at large firms one meets buyers rather than owners,
 * whom one knows well tells more, and who is interested gets further down the funnel. Much is empty, as in
 * a card file filled at a fair. Only + - * / and square roots are used, which every machine rounds alike.
 * All firms and figures are made up.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { stringify } from 'csv-stringify/sync'
import { daysBefore, grade, grow, type Random, seeded } from '../seeded.ts'

const SEED = 20260402
const COUNT = 320
const FIRST_NUMBER = 2001

interface Place {
  cities: readonly string[]
  stems: readonly string[]
  /** `#` stands for the stem, `@` for the city. */
  patterns: readonly string[]
}

const PLACES: readonly Place[] = [
  {
    cities: ['Lyon', 'Nantes', 'Lille', 'Bordeaux', 'Rennes'],
    stems: ['Bréval', 'Caradec', 'Lormont', 'Vauquelin', 'Thibaudet', 'Marsannay', 'Kerléo', 'Ponthieu'],
    patterns: ['Maison # SAS', 'Meubles # @', '# Intérieur SARL', 'Les Jardins # @'],
  },
  {
    cities: ['Malmö', 'Aarhus', 'Bergen', 'Turku', 'Uppsala'],
    stems: ['Nordlund', 'Halvorsby', 'Ekström', 'Lindrup', 'Søgård', 'Vestbø', 'Rautala', 'Åkerholm'],
    patterns: ['# Møbler AS', '# Interiör AB', '# Home @', '# Bolig ApS'],
  },
  {
    cities: ['Köln', 'Graz', 'Utrecht', 'Gent', 'Leeds', 'Poznań'],
    stems: ['Altweiler', 'Brandtner', 'Haverkort', 'Verstraat', 'Ashcombe', 'Wielicki', 'Thornley', 'Rosskamp'],
    patterns: ['# Möbel GmbH', '# Wonen BV', '# Furnishings Ltd', '# Living @'],
  },
  {
    cities: ['Dubai', 'Jeddah', 'Amman', 'Kuwait City', 'Doha'],
    stems: ['Al Nakheel', 'Bayt Jadid', 'Qasr Al Zain', 'Sahara Rose', 'Al Marjan', 'Dar Yasmin'],
    patterns: ['# Furniture LLC', '# Trading @', '# Home Centre', '# Interiors Co.'],
  },
  {
    cities: ['Houston', 'Toronto', 'Monterrey', 'Bogotá', 'Santiago', 'Tampa'],
    stems: ['Palmetto', 'Red Cedar', 'Casa Arroyo', 'Lakeline', 'Del Bosque', 'Northgate', 'Valle Hondo', 'Harborline'],
    patterns: ['# Home Inc.', 'Muebles # SA', '# Outdoor Living', '# Furnishings @'],
  },
]

function drawName(random: Random, taken: Set<string>): string {
  for (;;) {
    const { cities, stems, patterns } = random.pick(PLACES)
    const name = random.pick(patterns).replace('#', random.pick(stems)).replace('@', random.pick(cities))
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
}

interface Traits {
  size: number
  closeness: number
  interest: number
  /** Days since the furthest enquiry, where there is one. */
  enquiryAge: number
}

function drawTraits(random: Random): Traits {
  const closeness = random.normal()
  const interest = 0.45 * closeness + 0.85 * random.normal()
  const enquiryAge = Math.floor(10 + 330 * random.uniform() * random.uniform())
  return { size: random.normal(), closeness, interest, enquiryAge }
}

type Row = Record<string, string>

function money(random: Random, { size, closeness }: Traits): Row {
  const purchases = Math.round((260_000 * grow(1.15 * size)) / 1000) * 1000
  const soundness = 0.35 * size + 0.9 * random.normal()
  const credit = grade(soundness, [-1.5, -0.4, 0.1], ['refused', 'limited', 'prepays', 'insured'])
  return {
    annual_purchases: random.chance(closeness < -0.5 ? 0.4 : 0.1) ? '' : String(purchases),
    credit: random.chance(closeness < 0 ? 0.45 : 0.2) ? '' : credit,
  }
}

function authority(random: Random, { size, closeness }: Traits): Row {
  const rank = 0.6 * closeness - 0.4 * size + 0.8 * random.normal()
  const large = size > 0.8
  const role = grade(
    rank,
    [-1.3, -0.7, 0.1, 0.7, 1.2],
    ['assistant', 'agent', 'buyer', 'purchasing_head', 'director', large ? 'director' : 'owner'],
  )
  const decides = ['owner', 'director', 'purchasing_head'].includes(role)
  const unknown = random.chance(closeness < -0.8 ? 0.35 : 0.05)
  return {
    contact_role: unknown ? '' : role,
    decision_maker_named: unknown ? '' : String(decides || random.chance(closeness > 0 ? 0.5 : 0.15)),
  }
}

function need(random: Random, { interest, enquiryAge }: Traits): Row {
  const fit = grade(0.5 * interest + random.normal(), [-1.2, 0], ['none', 'adjacent', 'core'])
  const depth = fit === 'none' ? -2 : interest + 0.4 * random.normal()
  const enquiry = grade(depth, [-0.7, 0, 0.7, 1.3], ['none', 'catalogue', 'quotation', 'sample', 'project'])
  return {
    product_fit: fit,
    enquiry,
    last_enquiry: enquiry === 'none' || random.chance(0.06) ? '' : daysBefore(enquiryAge),
  }
}

/** How far down the funnel: only who asked for something gets a proposal, and few of those order. */
function funnel(random: Random, { closeness, interest, enquiryAge }: Traits, { enquiry }: Row): Row {
  const asked = ['quotation', 'sample', 'project'].includes(enquiry ?? '')
  const progress = asked ? interest + 0.5 * closeness + 0.6 * random.normal() : -1
  const proposed = progress > 0.7
  const negotiating = progress > 1.7
  const quiet = Math.floor(3 + 240 * random.uniform() * (closeness > 0 ? random.uniform() : 1))
  const proposalAge = Math.min(enquiryAge, Math.floor(1 + 45 * random.uniform()))
  const contactAge = proposed ? Math.min(quiet, proposalAge) : quiet
  return {
    last_contact: random.chance(0.12) && !proposed ? '' : daysBefore(contactAge),
    need_analysed: String(proposed || (asked && progress > 0.2)),
    proposal_sent: proposed ? daysBefore(proposalAge) : '',
    negotiating: proposed ? String(negotiating) : '',
    first_order: progress > 2.5 ? daysBefore(Math.min(contactAge, 6)) : '',
  }
}

/** The whole population as CSV text (UTF-8, LF), header first. */
export function generatePopulation(): string {
  const random = seeded(SEED)
  const taken = new Set<string>()
  const rows = Array.from({ length: COUNT }, (_, index): Row => {
    const traits = drawTraits(random)
    const name = drawName(random, taken)
    const asked = need(random, traits)
    const parts = [money(random, traits), authority(random, traits), asked, funnel(random, traits, asked)]
    return Object.assign({ subject: `P-${FIRST_NUMBER + index}`, name }, ...parts)
  })
  return stringify(rows, { header: true })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('population.csv', import.meta.url), generatePopulation())
}
