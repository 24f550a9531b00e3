/**
 * Writes population.csv: 3,000 invented customers of a retail bank, the same bytes on every machine.
 *
 * Run with `npx tsx rules/private-banking/generate.ts`. So many, because the strategy speaks of less than one
 * customer in a hundred and of 300 clients a manager. A seeded generator draws earning power and wealth, which
 * go together; the rich have a tail of their own, as fortunes do, and a bank sees only a part of what its
 * customers own. Only + - * / and square roots are used, which every machine rounds alike. Nobody here exists:
 * customers are numbers.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { stringify } from 'csv-stringify/sync'
import { daysBefore, grade, grow, type Random, seeded } from '../seeded.ts'

const SEED = 20260405
const COUNT = 3000
const FIRST_NUMBER = 100001

interface Traits {
  earning: number
  /** All financial assets, here and elsewhere, in pounds. */
  wealth: number
  /** The part of it that lies with this bank. */
  share: number
  family: number
}

/** A fortune above this has a longer tail than earnings explain. */
const FORTUNE = 250_000

function drawTraits(random: Random): Traits {
  const earning = random.normal()
  const base = 3_800 * grow(1.72 * (0.45 * earning + 0.89 * random.normal()))
  const u = random.uniform()
  const tail = base > FORTUNE ? Math.min(14, 1.1 / (Math.sqrt(1 - u) * Math.sqrt(Math.sqrt(1 - u)))) : 1
  return { earning, wealth: base * tail, share: 0.35 + 0.6 * random.uniform(), family: random.uniform() }
}

type Row = Record<string, string>

function means(random: Random, { earning, wealth, share }: Traits): Row {
  const income = Math.round((23_500 * grow(0.5 * earning)) / 100) * 100
  const balances = Math.round(wealth * share)
  const change = 1.03 + 0.16 * random.normal() + (random.chance(0.05) ? -0.4 : 0)
  const isNew = random.chance(0.07)
  return {
    income: random.chance(0.22) ? '' : String(income),
    financial_assets: random.chance(wealth > 50_000 ? 0.15 : 0.55) ? '' : String(Math.round(wealth)),
    balances: String(balances),
    prior_balances: isNew ? '' : String(Math.round(balances / Math.max(0.3, change))),
  }
}

function household(random: Random, { family, wealth }: Traits): Row {
  return {
    children: random.chance(0.35) ? '' : String(grade(family, [0.55, 0.75, 0.93], [0, 1, 2, 3])),
    household_private: String(wealth < FORTUNE && random.chance(0.006)),
  }
}

/** Whoever moves large sums is looked at more often, and seldom something stays unclear. */
function diligence(random: Random, { wealth }: Traits): Row {
  const isLarge = wealth > 50_000
  const state = grade(random.uniform(), isLarge ? [0.9, 0.985] : [0.985, 0.997], ['clear', 'in_review', 'unclear'])
  const days = Math.floor((isLarge ? 500 : 2400) * random.uniform())
  return {
    source_of_funds: state,
    last_review: random.chance(isLarge ? 0.08 : 0.7) ? '' : daysBefore(20 + days),
  }
}

/** The whole population as CSV text (UTF-8, LF), header first. */
export function generatePopulation(): string {
  const random = seeded(SEED)
  const rows = Array.from({ length: COUNT }, (_, index): Row => {
    const traits = drawTraits(random)
    const number = FIRST_NUMBER + index
    const parts = [means, household, diligence].map((draw) => draw(random, traits))
    return Object.assign({ subject: `C-${number}`, name: `Customer ${number}` }, ...parts)
  })
  return stringify(rows, { header: true })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('population.csv', import.meta.url), generatePopulation())
}
