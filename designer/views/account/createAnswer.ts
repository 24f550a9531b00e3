import { createSignal } from 'solid-js'
import { failureOf } from '../../model/api.ts'
import { type Complaint, complaintOf } from './complaint.ts'

/** The state of a form that is sent: under way, and what is wrong. */
export function createAnswer() {
  const [complaint, setComplaint] = createSignal<Complaint>()
  const [busy, setBusy] = createSignal(false)

  /** Sends, unless there is something to complain about first or it is under way. */
  const send = async (first: Complaint | undefined, work: () => Promise<void>): Promise<void> => {
    if (busy()) return
    setComplaint(first)
    if (first) return
    setBusy(true)
    try {
      await work()
    } catch (error) {
      setComplaint(complaintOf(failureOf(error)))
    } finally {
      setBusy(false)
    }
  }
  /** What is wrong at one place. */
  const at = (place: Complaint['at']) => {
    const now = complaint()
    return now?.at === place ? now.text : undefined
  }
  return { at, busy, send }
}
