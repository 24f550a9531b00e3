/** Talking with the server: every answer is data or a failure that a screen can tell. */

export type Failure = { kind: 'offline' } | { kind: 'not-found' } | { kind: 'refused'; status: number; message: string }

class RequestFailed extends Error {
  override readonly name = 'RequestFailed'
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.kind === 'refused' ? failure.message : failure.kind)
    this.failure = failure
  }
}

interface Problem {
  title?: string
  detail?: string
}

/**
 * Gets JSON from a path of the API.
 * @throws RequestFailed where the server can't be reached, doesn't know the path or refuses
 */
export async function getJson<T>(path: string): Promise<T> {
  const response = await fetch(path, { headers: { accept: 'application/json' } }).catch(() => {
    throw new RequestFailed({ kind: 'offline' })
  })
  if (!response.ok) throw new RequestFailed(await refusal(response))
  return (await response.json()) as T
}

async function refusal(response: Response): Promise<Failure> {
  // The body is read in any case: an answer that nobody reads keeps its connection.
  const problem = (await response.json().catch(() => ({}))) as Problem
  if (response.status === 404) return { kind: 'not-found' }
  const message = problem.detail ?? problem.title ?? ''
  return { kind: 'refused', status: response.status, message }
}

interface Page<T> {
  items: T[]
  next?: string | null
}

/** All items of a paged list, page after page. */
export async function getAll<T>(path: string): Promise<T[]> {
  const items: T[] = []
  let cursor: string | null | undefined
  do {
    const query: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''
    const page: Page<T> = await getJson<Page<T>>(`${path}?limit=100${query}`)
    items.push(...page.items)
    cursor = page.next
  } while (cursor)
  return items
}

export const failureOf = (error: unknown): Failure =>
  error instanceof RequestFailed ? error.failure : { kind: 'refused', status: 0, message: String(error) }
