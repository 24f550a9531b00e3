import { createSignal } from 'solid-js'
import { type Failure, failureOf } from '../../model/api.ts'
import { t } from '../../model/words.ts'

const told = [
  'own-work',
  'stale-base',
  'stale-draft',
  'binding-mismatch',
  'approval-required',
  'breaks-not-accepted',
  'effective-in-past',
  'not-in-past',
  'not-cancellable',
  'proposal-closed',
  'strategy-has-errors',
  'precondition-failed',
] as const

/** What a refusal means, in the reader's language. */
export function faultText(failure: Failure): string {
  if (failure.kind === 'offline') return t('state.offline.title')
  if (failure.kind !== 'refused') return t('state.error.title')
  const known = told.find((code) => code === failure.code)
  if (known) return t(`proposals.fault.${known}`)
  if (failure.code === 'forbidden') return t('state.forbidden.title')
  return failure.message || t('state.error.text', { status: failure.status })
}

/** Something that is sent: under way, and what is wrong. */
export function createSending() {
  const [failed, setFailed] = createSignal<string>()
  const [busy, setBusy] = createSignal(false)
  /** @param complaint what stands in the way already, so that nothing is sent */
  const send = async (complaint: string | undefined, work: () => Promise<void>): Promise<void> => {
    if (busy()) return
    setFailed(complaint)
    if (complaint !== undefined) return
    setBusy(true)
    try {
      await work()
    } catch (error) {
      setFailed(faultText(failureOf(error)))
    } finally {
      setBusy(false)
    }
  }
  return { busy, failed, send }
}
