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

const SEED = 20260405
const COUNT = 3000
const FIRST_NUMBER = 100001

interface Random {
  /** Uniform in [0, 1). */
  uniform(): number
  /** Close to standard normal: twelve uniforms less six. */
  normal(): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
}

/** A 32-bit generator (mulberry32, public domain) and what is drawn from it. */
function seeded(seed: number): Random {
  let state = seed >>> 0
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const normal = () => {
    let sum = -6
    for (let i = 0; i < 12; i++) sum += uniform()
    return sum
  }
  const pick = <T>(list: readonly T[]): T => {
    const item = list[Math.floor(uniform() * list.length)]
    if (item === undefined) throw new Error('pick: the list is empty')
    return item
  }
  return { uniform, normal, chance: (probability) => uniform() < probability, pick }
}

/** e to the power x by ten squarings: near enough here, and the same bits everywhere. */
function grow(x: number): number {
  let power = 1 + x / 1024
  for (let i = 0; i < 10; i++) power *= power
  return power
}

/** The day so many days before 2026-04-01. */
function daysBefore(days: number): string {
  return new Date(Date.UTC(2026, 3, 1) - days * 86_400_000).toISOString().slice(0, 10)
}

/** The grade in whose interval the value lies: one more grade than edges, an edge belongs to the higher. */
function grade<T>(value: number, edges: readonly number[], grades: readonly T[]): T {
  const found = grades[edges.filter((edge) => value >= edge).length]
  if (found === undefined) throw new Error('grade: there must be one more grade than edges')
  return found
}

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
