/** Talking with the server: every answer is data or a failure that a screen can tell. */

import { createSignal } from 'solid-js'

export type Failure = { kind: 'offline' } | { kind: 'not-found' } | { kind: 'signed-out' } | Refused

export interface Refused {
  kind: 'refused'
  status: number
  message: string
  /** The server's word for what is wrong. */
  code?: string
  /** The first place of the request that is wrong. */
  pointer?: string
  /** Seconds to wait. */
  retryAfter?: number
  /** Of a save that came late (412): what is there now. */
  current?: unknown
}

/** Whether the server has said that nobody is signed in (any longer); `signedInAgain` takes it back. */
const [signedOut, setSignedOut] = createSignal(false)

export { signedOut }
export const signedInAgain = (): void => void setSignedOut(false)

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
  code?: string
  errors?: { pointer: string }[]
  current?: unknown
}

/**
 * Gets JSON from a path of the API.
 * @throws RequestFailed where the server can't be reached, doesn't know the path or refuses
 */
export const getJson = <T>(path: string): Promise<T> => request(path, { headers: { accept: 'application/json' } })

/**
 * Gets JSON with the ETag that a change of it is held against.
 * @throws RequestFailed as getJson does
 */
export const getTagged = async <T>(path: string): Promise<{ value: T; etag: string }> => {
  const response = await respond(path, { headers: { accept: 'application/json' } })
  return { value: (await response.json()) as T, etag: response.headers.get('etag') ?? '' }
}

/**
 * Sends JSON, or nothing, to a path of the API.
 * @throws RequestFailed as getJson does
 */
export const sendJson = <T>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<T> =>
  request(path, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

/**
 * Fetches a file that the server makes: in the form of `accept`, from a body where there is one.
 * @throws RequestFailed as getJson does
 */
export const fetchFile = async (path: string, asked: { accept?: string; body?: unknown }): Promise<Blob> => {
  const { accept = '*/*', body } = asked
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  const headers = { accept, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
  return (await respond(path, { ...init, headers })).blob()
}

async function request<T>(path: string, init: RequestInit): Promise<T> {
  const response = await respond(path, init)
  return (response.status === 204 ? undefined : await response.json()) as T
}

async function respond(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, init).catch(() => {
    throw new RequestFailed({ kind: 'offline' })
  })
  if (!response.ok) throw new RequestFailed(await refusal(response))
  return response
}

async function refusal(response: Response): Promise<Failure> {
  // The body is read in any case: an answer that nobody reads keeps its connection.
  const problem = (await response.json().catch(() => ({}))) as Problem
  return refusalOf(response.status, problem, Number(response.headers.get('retry-after') ?? 0))
}

/** What an answer other than 2xx means. */
export function refusalOf(status: number, problem: Problem, retryAfter: number): Failure {
  if (status === 404) return { kind: 'not-found' }
  if (problem.code === 'unauthenticated') {
    setSignedOut(true)
    return { kind: 'signed-out' }
  }
  const [pointer] = (problem.errors ?? []).map((error) => error.pointer)
  return {
    kind: 'refused',
    status,
    message: problem.detail ?? problem.title ?? '',
    ...(problem.code === undefined ? {} : { code: problem.code }),
    ...(pointer === undefined ? {} : { pointer }),
    ...(retryAfter > 0 ? { retryAfter } : {}),
    ...(problem.current === undefined ? {} : { current: problem.current }),
  }
}

/** One page of a list, with the cursor of the next. */
export interface Page<T> {
  items: T[]
  next?: string | null
}

/** All items of a paged list, page after page. */
export async function getAll<T>(path: string): Promise<T[]> {
  const items: T[] = []
  let cursor: string | null | undefined
  do {
    const query: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''
    const page: Page<T> = await getJson<Page<T>>(`${path}${path.includes('?') ? '&' : '?'}limit=100${query}`)
    items.push(...page.items)
    cursor = page.next
  } while (cursor)
  return items
}

export const failureOf = (error: unknown): Failure =>
  error instanceof RequestFailed ? error.failure : { kind: 'refused', status: 0, message: String(error) }
