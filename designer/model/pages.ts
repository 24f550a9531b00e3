import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import { type Failure, failureOf, type Page } from './api.ts'

export interface Pages<T> {
  /** All that has been fetched so far; kept while the first page of another question is on its way. */
  items: Accessor<readonly T[] | undefined>
  failure: Accessor<Failure | undefined>
  loading: Accessor<boolean>
  /** Whether there is a further page. */
  hasMore: Accessor<boolean>
  /** Fetches the next page. */
  more(): void
  /** From the first page on, anew. */
  retry(): void
}

/** A long list, page after page, from the start again whenever what is asked for changes. */
export function createPages<S, T>(
  source: Accessor<S>,
  fetcher: (source: S, cursor: string | undefined) => Promise<Page<T>>,
): Pages<T> {
  const [items, setItems] = createSignal<readonly T[]>()
  const [next, setNext] = createSignal<string>()
  const [failure, setFailure] = createSignal<Failure>()
  const [loading, setLoading] = createSignal(true)
  const [attempt, setAttempt] = createSignal(0)
  /** Counts the questions, so that a late answer to an earlier one is dropped. */
  let question = 0

  const fetchPage = (cursor: string | undefined) => {
    const mine = ++question
    setLoading(true)
    fetcher(source(), cursor).then(
      (page) => {
        if (mine !== question) return
        setItems((before) => (cursor === undefined ? page.items : [...(before ?? []), ...page.items]))
        setNext(page.next ?? undefined)
        setFailure(undefined)
        setLoading(false)
      },
      (error) => {
        if (mine !== question) return
        setFailure(failureOf(error))
        setLoading(false)
      },
    )
  }

  createEffect(on([source, attempt], () => fetchPage(undefined)))
  onCleanup(() => {
    question += 1
  })

  return {
    items,
    failure,
    loading,
    hasMore: () => next() !== undefined,
    more: () => fetchPage(next()),
    retry: () => setAttempt((count) => count + 1),
  }
}
