/** Weights from how much the points of a population tell its subjects apart. */
import {
  type CompiledStrategy,
  compile,
  type Decision,
  decimalWeights,
  evaluate,
  type Family,
  type Strategy,
  weightsFromEntropy,
} from '../../../engine/index.ts'
import { Failure } from '../failure.ts'
import { counted, say } from '../io/output.ts'
import { openPopulation } from '../population/open.ts'
import { Rejects } from '../population/rejects.ts'
import { type Reject, rejectOf, type SubjectRow } from '../population/row.ts'
import { documentWith, memberLines, type Proposal } from './proposal.ts'

interface Source {
  population: string
  encoding: string | undefined
  asOf: string
}

/** Either side's children have their points under their own ids. */
type Points = Record<'dimensions' | 'scores', Map<string, number>>

/**
 * From the bottom of the score tree up, an evaluation of the population a level: what a group's score is
 * depends on the weights below it, which may be new. In the order of the families given.
 * @throws Failure where the population can't be read or no row of it can be scored
 */
export async function entropyProposals(
  document: Strategy,
  families: readonly Family[],
  source: Source,
): Promise<Proposal[]> {
  const subjects = await readScorable(document, source)
  const proposals: Proposal[] = []
  for (const depth of [...new Set(families.map((family) => family.depth))].sort((a, b) => b - a)) {
    const strategy = compiled(documentWith(document, proposals))
    const points = subjects.flatMap((row) => {
      const evaluation = evaluated(strategy, row, source.asOf)
      return evaluation.ok ? [pointsOf(evaluation.decision)] : []
    })
    const level = families.filter((family) => family.depth === depth)
    proposals.push(...level.map((family) => propose(family, columnsOf(family, points))))
  }
  return families.flatMap((family) => proposals.filter((proposal) => proposal.family === family))
}

/** The rows that the strategy scores as it is; the others are told. Weights refuse nobody. */
async function readScorable(document: Strategy, { population: path, encoding, asOf }: Source): Promise<SubjectRow[]> {
  const strategy = compiled(document)
  const rejects = new Rejects()
  const subjects: SubjectRow[] = []
  const take = (row: SubjectRow): Reject | undefined => {
    const evaluation = evaluated(strategy, row, asOf)
    if (!evaluation.ok) return rejectOf(row, evaluation.refusal)
    subjects.push(row)
    return undefined
  }
  const population = await openPopulation(path, { encoding }, document)
  for await (const rows of population.batches) {
    for (const entry of rows) {
      const reject = entry.ok ? take(entry.row) : entry.reject
      if (reject !== undefined) rejects.add(reject)
    }
  }
  for (const line of rejects.lines(path, 'score with --rejects FILE lists them all')) say(line)
  say(`${counted(subjects.length + rejects.count, 'row')}: ${subjects.length} scored, ${rejects.count} refused.`)
  if (subjects.length === 0) throw new Failure(`${path}: no row of it can be scored.`)
  return subjects
}

/** Judgements would speak against weights that were computed otherwise; they are left aside here. */
function compiled(document: Strategy): CompiledStrategy {
  const scores = document.scores.map(({ judgements, ...score }) => score)
  const compilation = compile({ ...document, scores })
  if (compilation.ok) return compilation.strategy
  throw new Error(compilation.problems.map(({ message }) => message).join('\n'))
}

function evaluated(strategy: CompiledStrategy, { passed, input }: SubjectRow, asOf: string) {
  const { subject, previousTier } = passed
  return evaluate(strategy, { subject, input, asOf, previousTier })
}

function pointsOf({ dimensions = [], scores }: Decision): Points {
  const known = dimensions.flatMap(({ id, points }): [string, number][] => (points === undefined ? [] : [[id, points]]))
  return { dimensions: new Map(known), scores: new Map(Object.entries(scores)) }
}

/** For each member the points of those subjects that have any. */
const columnsOf = ({ members }: Family, points: readonly Points[]): number[][] =>
  members.map(({ id, collection }) =>
    points.flatMap((one) => {
      const value = one[collection].get(id)
      return value === undefined ? [] : [value]
    }),
  )

function propose(family: Family, columns: readonly number[][]): Proposal {
  const negative = family.members.find((_, index) => columns[index]?.some((points) => points < 0))
  if (negative) return refused(family, `points of ${negative.id} are below 0`)
  const { entropies, weights } = weightsFromEntropy(columns)
  if (weights === undefined) return refused(family, 'nothing tells subjects apart')
  const decimals = decimalWeights(weights)
  const remarks = entropies.map((entropy) => `entropy ${entropy.toFixed(4)}`)
  const lines = [`${family.score}:`, ...memberLines(family, decimals, remarks)]
  const idle = family.members.filter((_, index) => decimals[index] === 0).map(({ id }) => id)
  if (idle.length === 0) return { family, weights: decimals, lines }
  lines.push(`  no weight can be 0, so take out of ${family.score} what is much the same for all: ${idle.join(', ')}`)
  return { family, weights: undefined, lines }
}

const refused = (family: Family, why: string): Proposal => ({
  family,
  weights: undefined,
  lines: [`${family.score}: entropy gives no weights: ${why}`],
})
