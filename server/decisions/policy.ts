/** Which decisions are recorded: the strategy's setting first, then what the request asks for. */
import { Fault } from '../services/fault.ts'
import type { Settings } from '../store/records.ts'

/** `changes`: those whose tier isn't the one before. */
export type Due = 'none' | 'changes' | 'all'

/**
 * The setting wins: under `always` a request that says `record: false` is recorded all the same (its answer has a
 * decisionId), and under `tier-changes` a change of tier is; under `never` a request that wants to be recorded is
 * refused, so that nobody believes that it was.
 * @throws Fault recording-off
 */
export const dueOf = (policy: Settings['record'], asked: boolean | undefined, pointer: string): Due => {
  if (policy === 'always' || (asked === true && policy !== 'never')) return 'all'
  if (asked === true) throw recordingOff(pointer)
  return policy === 'tier-changes' ? 'changes' : 'none'
}

const recordingOff = (pointer: string) => {
  const message = 'The strategy’s settings say that no decision is recorded: leave record out, or send false.'
  return new Fault('recording-off', message, [{ pointer, code: 'recording-off', message }])
}
