import type { Losses } from '../explain/losses.ts'
import { dimensionReason, overrideReasons, type ReasonTold, type References } from '../explain/reasons.ts'
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
interface ReasonTexts {
  hits: Around[]
  otherwise: Around
  general: Around
}

export type WriteReasons = (losses: Losses, frame: Frame) => string

/** Writes the list of reasons; that of a missing value names fields, and is told as an object first. */
export function compileReasonsText(plan: Plan, { told }: References): WriteReasons {
  const texts = told.map((each, index) => compileTexts(plan.dimensions[index]?.id ?? '', each))
  const write = (index: number, lost: number, frame: Frame): string => {
    const hit = frame.hits[index] as number
    if (hit === HIT_MISSING) return JSON.stringify(dimensionReason(plan, told[index] as ReasonTold, index, lost, frame))
    const { hits, otherwise, general } = texts[index] as ReasonTexts
    const around = hit >= 0 ? (hits[hit] as Around) : hit === HIT_OTHERWISE ? otherwise : general
    return around.before + writePoints(lost) + around.after
  }
  return (losses, frame) => {
    let list = ''
    for (const reason of overrideReasons(plan, frame)) list += `,${JSON.stringify(reason)}`
    for (let place = 0; place < losses.count; place++)
      list += `,${write(losses.dimensions[place] as number, losses.lost[place] as number, frame)}`
    return list.slice(1)
  }
}

function compileTexts(id: string, { codes, texts, otherwise, general }: ReasonTold): ReasonTexts {
  const around = (code: string, text: Text): Around => ({
    before: `{"code":${JSON.stringify(code)},"dimension":${JSON.stringify(id)},"lost":`,
    after: `,"text":${JSON.stringify(text)}}`,
  })
  return {
    hits: codes.map((code, hit) => around(code, texts[hit] as Text)),
    otherwise: around(otherwise.code, otherwise.text),
    general: around(general.code, general.text),
  }
}
