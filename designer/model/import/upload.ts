/** A file on its way to the server, with how far it has come. */
import { type Failure, refusalOf } from '../api.ts'

export interface Sending {
  sent: number
  total: number
}

/** `broken`: the connection ended before the answer came. */
export type Sent<T> =
  | { ok: true; answer: T }
  | { ok: false; failure: Failure | { kind: 'broken' } | { kind: 'stopped' } }

/** Sends a file as it is; `signal` stops it. */
export function sendFile<T>(
  path: string,
  file: Blob,
  onProgress: (progress: Sending) => void,
  signal: AbortSignal,
): Promise<Sent<T>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) => onProgress({ sent: loaded, total })
    request.onerror = () => resolve({ ok: false, failure: { kind: 'broken' } })
    request.onabort = () => resolve({ ok: false, failure: { kind: 'stopped' } })
    request.onload = () => {
      const answer = parsed(request.responseText)
      const isGood = request.status >= 200 && request.status < 300 && answer !== undefined
      const retryAfter = Number(request.getResponseHeader('retry-after') ?? 0)
      resolve(
        isGood
          ? { ok: true, answer: answer as T }
          : { ok: false, failure: refusalOf(request.status, answer ?? {}, retryAfter) },
      )
    }
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
