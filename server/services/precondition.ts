/** What a save says of what it was made from (RFC 9110, If-Match and If-None-Match). */
import { Fault } from './fault.ts'

/** `new`: it must not exist yet. Otherwise the ETags of which one must be the current one. */
export type Precondition = 'none' | 'new' | string[]

/** What is there now; `value` is worked out only for who is late. */
export interface Current {
  etag: string
  value: () => unknown
}

/**
 * @param current absent where nothing is there
 * @throws Fault precondition-required; precondition-failed with what is there now, so that nothing is lost
 */
export const checkPrecondition = (precondition: Precondition, current: Current | undefined): void => {
  if (precondition === 'none') throw new Fault('precondition-required', current ? ASK_MATCH : ASK_NEW)
  const holds = precondition === 'new' ? !current : current !== undefined && precondition.includes(current.etag)
  if (holds) return
  if (!current) throw new Fault('precondition-failed', GONE)
  const { etag, value } = current
  throw new Fault('precondition-failed', CHANGED, [], { current: { value: value(), etag } })
}

const ASK_MATCH = 'Send If-Match with the ETag of what this was made from.'
const ASK_NEW = 'Nothing is here yet: send If-None-Match: * to create it.'
const CHANGED = 'Somebody has changed it since; `current` is what is there now. Nothing was saved.'
const GONE = 'It is no longer there. Nothing was saved: send If-None-Match: * to create it anew.'
