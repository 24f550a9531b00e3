/** The publish gate: what callers will feel of a change, each break of the input contract accepted one by one. */
import { type ContractBreak, contractBreaks, type Strategy } from '../../engine/index.ts'
import type { Change } from '../store/proposals.ts'
import type { Read } from '../store/store.ts'
import { readVersion } from '../store/versions.ts'
import { type Transition, transitionsBrought } from './ahead.ts'
import { Fault } from './fault.ts'
import { timelineAfter } from './possible.ts'
import type { Standing } from './standing.ts'

/** @param document what the change would publish, if it would @returns the breaks that it brings, each key once */
export const breaksOf = async (
  read: Read,
  standing: Standing,
  change: Change,
  document: Strategy | undefined,
): Promise<ContractBreak[]> => {
  const brought = transitionsBrought(standing.timeline, timelineAfter(standing, change), standing.now)
  const next = change.kind === 'publish' && document ? { number: standing.latest + 1, document } : undefined
  const versions = new Map<number, Strategy>(next && [[next.number, next.document]])
  const breaks = new Map<string, ContractBreak>()
  for (const transition of brought) {
    for (const found of await breaksAt(read, standing.strategy.id, transition, versions)) breaks.set(found.key, found)
  }
  return [...breaks.values()]
}

/** The breaks between the two versions of a transition. `versions` holds the documents that are known already. */
export const breaksAt = async (
  read: Read,
  strategy: string,
  { from, to }: Transition,
  versions: Map<number, Strategy>,
): Promise<ContractBreak[]> => {
  const documentOf = async (number: number): Promise<Strategy> => {
    const known =
      versions.get(number) ?? (JSON.parse((await readVersion(read, strategy, number))?.canonical ?? 'null') as Strategy)
    versions.set(number, known)
    return known
  }
  return contractBreaks(await documentOf(from), await documentOf(to))
}

/** @throws Fault breaks-not-accepted, naming each */
export const requireAccepted = (breaks: ContractBreak[], accepted: readonly string[]): void => {
  const open = breaks.filter(({ key }) => !accepted.includes(key))
  if (open.length === 0) return
  throw new Fault(
    'breaks-not-accepted',
    `Callers will feel ${open.length === 1 ? 'a change' : `${open.length} changes`} of what they must send. ` +
      'Accept each by its key in acceptedBreaks.',
    open.map(({ code, key, message }) => ({ pointer: '/acceptedBreaks', code, message: `${message.en} (${key})` })),
    { breaks: open },
  )
}
