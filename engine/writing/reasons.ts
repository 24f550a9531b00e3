import type { Explain } from '../explain/compile.ts'
import { dimensionReason, overrideReasons, type ReasonTold } from '../explain/reasons.ts'
import type { Plan } from '../plan/plan.ts'
import { type Frame, HIT_MISSING, HIT_OTHERWISE } from '../rows/frame.ts'
import type { Text } from '../strategy/document.ts'
import { writePoints } from './numbers.ts'

/** A reason around the points that were lost. */
interface Around {
  before: string
  after: string
}

/** The reasons of one dimension, by the index that was hit, and where that has none of its own. */
interface DimensionTexts {
  hits: Around[]
  otherwise: Around
  general: Around
}

/** Reasons behind a comma. */
export interface ReasonTexts {
  /** By entry: the whole of what is known beforehand; undefined where nothing is. */
  entries: readonly (string | undefined)[]
  dimensions: readonly DimensionTexts[]
}

export const compileReasonTexts = (plan: Plan, { reasons, references }: Explain): ReasonTexts => ({
  entries: reasons.map((reason) => reason && `,${JSON.stringify(reason)}`),
  dimensions: references.told.map((told, index) => compileTexts(plan.dimensions[index]?.id ?? '', told)),
})

function compileTexts(id: string, { codes, texts, otherwise, general }: ReasonTold): DimensionTexts {
  const around = (code: string, text: Text): Around => ({
    before: `,{"code":${JSON.stringify(code)},"dimension":${JSON.stringify(id)},"lost":`,
    after: `,"text":${JSON.stringify(text)}}`,
  })
  return {
    hits: codes.map((code, hit) => around(code, texts[hit] as Text)),
    otherwise: around(otherwise.code, otherwise.text),
    general: around(general.code, general.text),
  }
}

/** The list of reasons; that of a missing value names fields, and is told as an object first. */
export function writeReasons(texts: ReasonTexts, plan: Plan, explain: Explain, frame: Frame): string {
  const { losses } = explain
  let list = ''
  for (const reason of overrideReasons(plan, frame)) list = append(list, `,${JSON.stringify(reason)}`)
  for (let place = 0; place < losses.count; place++)
    list = append(
      list,
      texts.entries[losses.entries[place] as number] ?? writeReason(texts, plan, explain, frame, place),
    )
  return list
}

function writeReason(
  { dimensions }: ReasonTexts,
  plan: Plan,
  { losses, references }: Explain,
  frame: Frame,
  place: number,
): string {
  const index = losses.dimensions[place] as number
  const lost = losses.lost[place] as number
  const hit = frame.hits[index] as number
  if (hit === HIT_MISSING) {
    const told = references.told[index] as ReasonTold
    return `,${JSON.stringify(dimensionReason(plan, told, index, lost, frame))}`
  }
  const { hits, otherwise, general } = dimensions[index] as DimensionTexts
  const around = hit >= 0 ? (hits[hit] as Around) : hit === HIT_OTHERWISE ? otherwise : general
  return around.before + writePoints(lost) + around.after
}

/** The first of a list has no comma before it. */
const append = (list: string, item: string): string => (list === '' ? item.slice(1) : list + item)
