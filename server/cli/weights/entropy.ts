/** Weights from how much the points of a population tell its subjects apart. */
import {
  type CompiledStrategy,
  compile,
  type Decision,
  decimalWeights,
  type Family,
  type Strategy,
  weightsFromEntropy,
} from '../../../engine/index.ts'
import { Failure } from '../failure.ts'
import { counted, say } from '../io/output.ts'
import { evaluatedRows } from '../population/evaluated.ts'
import { documentWith, memberLines, type Proposal } from './proposal.ts'

interface Source {
  population: string
  encoding: string | undefined
  asOf: string
}

/**
 * From the bottom of the score tree up, a reading of the population a level: what a group's score is
 * depends on the weights below it, which may be new. In the order of the families given.
 * @throws Failure
 */
export async function entropyProposals(
  document: Strategy,
  families: readonly Family[],
  source: Source,
): Promise<Proposal[]> {
  const proposals: Proposal[] = []
  for (const depth of [...new Set(families.map((family) => family.depth))].sort((a, b) => b - a)) {
    const level = families.filter((family) => family.depth === depth)
    const columns = await readColumns(
      compiled(documentWith(document, proposals)),
      level,
      source,
      proposals.length === 0,
    )
    proposals.push(...level.map((family, index) => propose(family, columns[index] ?? [])))
  }
  return families.flatMap((family) => proposals.filter((proposal) => proposal.family === family))
}

/** Judgements would speak against weights that were computed otherwise; they are left aside here. */
function compiled(document: Strategy): CompiledStrategy {
  const scores = document.scores.map(({ judgements, ...score }) => score)
  const compilation = compile({ ...document, scores })
  if (compilation.ok) return compilation.strategy
  throw new Error(compilation.problems.map(({ message }) => message).join('\n'))
}

/** For each family, for each member, the points of those subjects that have any. */
async function readColumns(
  strategy: CompiledStrategy,
  families: readonly Family[],
  { population, encoding, asOf }: Source,
  tell: boolean,
): Promise<number[][][]> {
  const columns = families.map(({ members }) => members.map((): number[] => []))
  let [scored, refused] = [0, 0]
  for await (const row of evaluatedRows(population, encoding, strategy, asOf)) {
    if (!row.ok || !row.evaluation.ok) {
      refused++
      continue
    }
    scored++
    const points = pointsOf(row.evaluation.decision)
    for (const [index, { members }] of families.entries()) {
      for (const [place, { id, collection }] of members.entries()) {
        const value = points[collection].get(id)
        if (value !== undefined) columns[index]?.[place]?.push(value)
      }
    }
  }
  if (scored === 0) throw new Failure(`${population}: no row of it can be scored.`)
  if (tell) say(`${population}: ${counted(scored + refused, 'row')}, ${scored} scored, ${refused} refused.`)
  return columns
}

function pointsOf({ dimensions = [], scores }: Decision): Record<'dimensions' | 'scores', Map<string, number>> {
  const points = dimensions.flatMap(({ id, points }): [string, number][] =>
    points === undefined ? [] : [[id, points]],
  )
  const known = Object.entries(scores).filter((entry): entry is [string, number] => entry[1] !== undefined)
  return { dimensions: new Map(points), scores: new Map(known) }
}

function propose(family: Family, columns: readonly number[][]): Proposal {
  const negative = family.members.find((_, index) => columns[index]?.some((points) => points < 0))
  if (negative) return { family, weights: undefined, lines: refusal(family, `points of ${negative.id} are below 0`) }
  const { entropies, weights } = weightsFromEntropy(columns)
  if (weights === undefined)
    return { family, weights: undefined, lines: refusal(family, 'nothing tells subjects apart') }
  const decimals = decimalWeights(weights)
  const remarks = entropies.map((entropy) => `entropy ${entropy.toFixed(4)}`)
  const lines = [`${family.score}:`, ...memberLines(family, decimals, remarks)]
  const idle = family.members.filter((_, index) => decimals[index] === 0).map(({ id }) => id)
  if (idle.length === 0) return { family, weights: decimals, lines }
  lines.push(
    `  no weight can be 0: ${idle.join(', ')} must leave ${family.score} first, all subjects have the same points`,
  )
  return { family, weights: undefined, lines }
}

const refusal = ({ score }: Family, why: string): string[] => [`${score}: entropy gives no weights: ${why}`]
