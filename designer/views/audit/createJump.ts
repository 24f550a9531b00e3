import { type Accessor, createEffect, createSignal, on, untrack } from 'solid-js'
import type { AuditEntry } from '../../model/audit.ts'
import { markedFor } from '../../model/auditFindings.ts'
import type { Pages } from '../../model/pages.ts'

/**
 * The entry to mark and to scroll to, once the list that holds it is there; further pages leave it as it is.
 * `jump` goes to it again.
 */
export function createJump(entry: Accessor<number | undefined>, pages: Pages<AuditEntry>) {
  const [marked, setMarked] = createSignal<number>()
  const [jumps, setJumps] = createSignal(0)
  let wanted: number | undefined
  createEffect(
    on([entry, jumps], ([seq]) => {
      wanted = seq
      setMarked(undefined)
    }),
  )
  createEffect(
    on([entry, jumps, pages.loading], ([, , loading]) => {
      const items = untrack(pages.items)
      if (loading || wanted === undefined || !items) return
      setMarked(markedFor(wanted, items))
      wanted = undefined
    }),
  )
  return { marked, jump: () => setJumps((count) => count + 1) }
}
