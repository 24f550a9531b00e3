/** Edges of bands, placed by the population's values: looked at before they are applied. */
import { type EdgeMethod, type Placing, placeBands, type Strategy } from '../../../../engine/index.ts'
import type { PreviewState } from '../state.ts'
import { numbersOf } from './spread.ts'

export interface SuggestEdgesQuestion {
  dimension: string
  method: EdgeMethod
  /** How many bands; by default as many as there are. */
  bands?: number
  /** Where the dimension isn't in the document yet: a document that has it. */
  document?: Strategy
}

export type SuggestEdgesAnswer =
  | { ok: true; bands: { edge: number | undefined; points: number; count: number }[] }
  | { ok: false; reason: Extract<Placing, { ok: false }>['reason'] | undefined }

export function suggestEdgesAnswer(state: PreviewState, question: SuggestEdgesQuestion): SuggestEdgesAnswer {
  const now = question.document ? state.score(question.document) : state.now
  const values = now && numbersOf({ now }, question.dimension)
  if (!now || !values) return { ok: false, reason: undefined }
  return recalled(values, now.strategy.document, question)
}

const known = new WeakMap<Float64Array, { asked: string; answer: SuggestEdgesAnswer }>()

/** Placing takes longer than a frame; while neither values nor bands change it is done once. */
function recalled(values: Float64Array, document: Strategy, question: SuggestEdgesQuestion): SuggestEdgesAnswer {
  const bands = document.dimensions.find(({ id }) => id === question.dimension)?.points.bands
  const asked = JSON.stringify([question.dimension, question.method, question.bands, bands])
  const found = known.get(values)
  if (found?.asked === asked) return found.answer
  const answer = placed(values, document, question)
  known.set(values, { asked, answer })
  return answer
}

function placed(
  values: Float64Array,
  document: Strategy,
  { dimension, method, bands }: SuggestEdgesQuestion,
): SuggestEdgesAnswer {
  const placing = placeBands(document, { dimension, method, bands }, values)
  if (!placing.ok) return placing
  return {
    ok: true,
    bands: placing.after.map(({ edge, points, subjects }) => ({
      edge: edge.from ?? edge.above,
      points,
      count: subjects,
    })),
  }
}
