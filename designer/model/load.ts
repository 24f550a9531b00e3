import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js'
import { type Failure, failureOf } from './api.ts'

export interface Load<T> {
  /** The last answer; kept while the next one is on its way, so that nothing jumps. */
  data: Accessor<T | undefined>
  failure: Accessor<Failure | undefined>
  loading: Accessor<boolean>
  retry(): void
}

/**
 * Loads what a source asks for, again whenever the source changes, and once more when the browser
 * comes back online after a failure. A late answer to an earlier question is dropped.
 */
export function createLoad<S, T>(source: Accessor<S>, fetcher: (source: S) => Promise<T>): Load<T> {
  const [data, setData] = createSignal<T>()
  const [failure, setFailure] = createSignal<Failure>()
  const [loading, setLoading] = createSignal(true)
  const [attempt, setAttempt] = createSignal(0)
  const retry = () => setAttempt((count) => count + 1)

  createEffect(() => {
    attempt()
    let current = true
    onCleanup(() => {
      current = false
    })
    setLoading(true)
    fetcher(source()).then(
      (answer) => {
        if (!current) return
        setData(() => answer)
        setFailure(undefined)
        setLoading(false)
      },
      (error) => {
        if (!current) return
        setFailure(failureOf(error))
        setLoading(false)
      },
    )
  })

  const onOnline = () => failure() && retry()
  window.addEventListener('online', onOnline)
  onCleanup(() => window.removeEventListener('online', onOnline))

  return { data, failure, loading, retry }
}
