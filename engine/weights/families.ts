/** The weighted scores of a document with their children, and the document with other weights. */
import type { Strategy } from '../strategy/document.ts'
import type { Judgement } from './judgements.ts'

interface Member {
  id: string
  collection: 'dimensions' | 'scores'
  /** Its place in the collection. */
  index: number
  weight: number | undefined
}

/** A weighted score and what goes into it: dimensions first, then scores, in the document's order. */
export interface Family {
  score: string
  /** How many scores stand above it. */
  depth: number
  judgements: readonly Judgement[] | undefined
  members: Member[]
}

/** All weighted scores of a document whose score tree is sound, in its order. */
export function familiesOf({ scores, dimensions }: Strategy): Family[] {
  return scores
    .filter(({ combine }) => combine === 'weighted')
    .map(({ id, judgements }) => ({
      score: id,
      depth: depthOf(id, scores),
      judgements,
      members: [...membersOf(id, 'dimensions', dimensions), ...membersOf(id, 'scores', scores)],
    }))
}

const membersOf = (
  score: string,
  collection: Member['collection'],
  items: readonly { id: string; into?: string; weight?: number }[],
): Member[] =>
  items.flatMap(({ id, into, weight }, index) => (into === score ? [{ id, collection, index, weight }] : []))

function depthOf(id: string, scores: Strategy['scores']): number {
  let depth = 0
  let place = scores.find((score) => score.id === id)?.into
  while (place !== undefined && depth <= scores.length) {
    depth++
    const above: string = place
    place = scores.find((score) => score.id === above)?.into
  }
  return depth
}

/** A copy of the document with these weights of a family's members; keys keep their order. */
export function withWeights(document: Strategy, { members }: Family, weights: readonly number[]): Strategy {
  const weigh = <T extends { weight?: number }>(collection: Member['collection'], items: readonly T[]): T[] =>
    items.map((item, index) => {
      const weight = weights[members.findIndex((member) => member.collection === collection && member.index === index)]
      return weight === undefined ? item : { ...item, weight }
    })
  return {
    ...document,
    scores: weigh('scores', document.scores),
    dimensions: weigh('dimensions', document.dimensions),
  }
}
