/**
 * A decision as JSON text, straight from the facts in a frame: the very text that JSON.stringify makes of
 * `decisionOf`. What is known of a strategy beforehand (ids, titles, points, reasons) stands ready as
 * escaped fragments; what is rare is told as an object first.
 */
import type { CompiledStrategy } from '../compile.ts'
import type { EvaluateRequest, NextTier } from '../decision/decision.ts'
import { breakDown } from '../explain/breakdown.ts'
import type { Explain } from '../explain/compile.ts'
import { decisionOf, treatmentsOf } from '../explain/decision.ts'
import { flagResults, holdResult } from '../explain/overrides.ts'
import { findBest } from '../explain/reasons.ts'
import { lowerTierOf, nextTierOf } from '../explain/tiers.ts'
import type { Frame } from '../rows/frame.ts'
import { compileWriter, type Writer } from './compile.ts'
import { writeDimensions } from './dimensions.ts'
import { writeNumber, writePoints } from './numbers.ts'
import type { WriteOverride } from './overrides.ts'
import { writeReasons } from './reasons.ts'

/** Made for the first decision that is wanted as text: a strategy that is being edited never needs one. */
function writerOf({ memo, plan, explain, identity, tiers }: CompiledStrategy): Writer {
  memo.writer ??= compileWriter(plan, explain, identity, tiers)
  return memo.writer
}

export function writeDecision(strategy: CompiledStrategy, frame: Frame, request: EvaluateRequest): string {
  // The ways of a full trace cost so much more than their text that fragments would not be felt.
  if (request.trace === 'full') return JSON.stringify(decisionOf(strategy, frame, request))
  const writer = writerOf(strategy)
  let text = writer.start + request.asOf + writer.tiers[frame.tierIndex] + writeScores(writer, frame)
  if (request.trace !== 'none') text += writeExplanation(strategy, writer, frame, request)
  if (frame.subject !== undefined) text += `,"subject":${JSON.stringify(frame.subject)}`
  return `${text}}`
}

function writeScores({ scores }: Writer, frame: Frame): string {
  let list = ''
  for (const { index, key } of scores) {
    const scaled = frame.results[frame.firstScore + index] as number
    if (!Number.isNaN(scaled)) list += (list === '' ? key : `,${key}`) + writePoints(scaled)
  }
  return `${list}}`
}

function writeExplanation(strategy: CompiledStrategy, writer: Writer, frame: Frame, request: EvaluateRequest): string {
  const { plan, explain } = strategy
  const adjustments = breakDown(explain, frame)
  return (
    `,"dimensions":[${writeDimensions(writer.dimensions, explain.contributions, frame)}` +
    `],"adjustments":${writeList(adjustments)},"overrides":[${writeOverrides(writer, frame)}` +
    `],"flags":${writeList(flagResults(plan, frame))},"reasons":[${writeReasons(writer.reasons, plan, explain, frame)}` +
    `],"strengths":[${writeStrengths(writer, explain, frame)}` +
    `],"treatments":${writeTreatments(strategy, writer, frame)}${writeAround(strategy, frame, request)}`
  )
}

/** Most lists are empty. */
const writeList = (list: readonly object[]): string => (list.length === 0 ? '[]' : JSON.stringify(list))

function writeOverrides({ overrides }: Writer, frame: Frame): string {
  let list = ''
  for (let index = 0; index < overrides.length; index++) {
    const result = (overrides[index] as WriteOverride)(frame)
    list += index === 0 ? result : `,${result}`
  }
  return list
}

function writeStrengths({ strengths }: Writer, { references, found }: Explain, frame: Frame): string {
  let list = ''
  const count = findBest(references, frame, found)
  for (let place = 0; place < count; place++) {
    const strength = strengths[found[place] as number] as string
    list += place === 0 ? strength.slice(1) : strength
  }
  return list
}

function writeTreatments(strategy: CompiledStrategy, { treatments }: Writer, frame: Frame): string {
  const known = treatments?.[frame.tierIndex]
  if (known !== undefined) return known
  const text = JSON.stringify(treatmentsOf(strategy, frame))
  if (treatments) treatments[frame.tierIndex] = text
  return text
}

/** What holds the tier, and the tiers beside it. */
function writeAround(
  { plan, rows, explain }: CompiledStrategy,
  frame: Frame,
  { previousTier }: EvaluateRequest,
): string {
  const hold = holdResult(plan, frame, previousTier)
  const nextTier = nextTierOf(plan, explain.ladder, rows, frame)
  const lowerTier = lowerTierOf(plan, explain.ladder, frame)
  let text = hold ? `,"hold":${JSON.stringify(hold)}` : ''
  if (nextTier) text += `,"nextTier":${writeNextTier(nextTier)}`
  if (lowerTier) text += `,"lowerTier":{"tier":"${lowerTier.tier}","sparePoints":${writeNumber(lowerTier.sparePoints)}}`
  return text
}

/** Ids need no escaping. */
function writeNextTier({ tier, missingPoints, blockedBy }: NextTier): string {
  const blocked = blockedBy ? `,"blockedBy":["${blockedBy.join('","')}"]` : ''
  return `{"tier":"${tier}","missingPoints":${writeNumber(missingPoints)}${blocked}}`
}
