/** Takes a subject of the population into the form of “Try one”. */
import { createEffect, createSignal, on } from 'solid-js'
import { useStrategy } from '../../strategy/context.ts'

/** Answers what is called with the subject's row. */
export function createTaking(): (row: number) => void {
  const view = useStrategy()
  const [wanted, setWanted] = createSignal<number>()
  const answer = view.preview.ask('subject', () => {
    const row = wanted()
    return row === undefined ? undefined : { row }
  })
  // The worker answers a moment later; the form takes the values once.
  createEffect(
    on(answer, (subject) => {
      if (!subject || subject.row !== wanted()) return
      view.tryOne.take(subject.request, view.snapshot())
      setWanted(undefined)
    }),
  )
  return (row) => setWanted(row)
}
