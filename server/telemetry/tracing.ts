/** Requests as spans: each continues the trace of its caller, and what it waits for in the database is a child of it. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context, Span, Tracer } from '@opentelemetry/api'
import { requestAttributes, routeAttributes, spanName } from './httpSpan.ts'

type Api = typeof import('@opentelemetry/api')

/** A request that is followed; the route is told by whoever takes it. */
interface Followed extends IncomingMessage {
  /** `other` where no operation took it. */
  route: string
  /** That of the request, while it is followed: operations add to it what they know. */
  span: Span | undefined
}

/** What traces are made with, once it is loaded. */
export interface Sdk {
  api: Api
  tracer: Tracer
  /** The context that a request's headers name: W3C traceparent and tracestate. */
  contextOf: (headers: IncomingMessage['headers']) => Context
  /** Sends what is still to be sent. */
  stop: () => Promise<void>
}

export class Tracing {
  readonly #sdk: Sdk
  /** The span of the request that is being worked on. */
  readonly #current = new AsyncLocalStorage<Span>()

  constructor(sdk: Sdk) {
    this.#sdk = sdk
  }

  /** Does a request's work under a span that ends when its answer has left, or its caller has. */
  follow(incoming: Followed, outgoing: ServerResponse, work: () => void): void {
    const { api, tracer, contextOf } = this.#sdk
    const span = tracer.startSpan(
      spanName(incoming, undefined),
      { kind: api.SpanKind.SERVER, attributes: requestAttributes(incoming) },
      contextOf(incoming.headers),
    )
    incoming.span = span
    outgoing.once('close', () => {
      const { route, url = '' } = incoming
      if (route !== 'other') span.updateName(spanName(incoming, route)).setAttributes(routeAttributes(url, route))
      const error = errorOf(outgoing)
      span.setAttribute('http.response.status_code', outgoing.statusCode)
      if (error !== undefined) span.setAttribute('error.type', error).setStatus({ code: api.SpanStatusCode.ERROR })
      span.end()
    })
    this.#current.run(span, work)
  }

  /** Makes each call of a method a child of the request that it is made for. The method is replaced: nothing stands in its way where nobody traces. */
  watch<Name extends string>(owner: Watched<Name>, method: Name, name: string): void {
    const original = owner[method]
    owner[method] = ((...given: never[]) => this.#child(name, () => original.apply(owner, given))) as typeof original
  }

  async #child<T>(name: string, work: () => Promise<T>): Promise<T> {
    const { api, tracer } = this.#sdk
    const parent = this.#current.getStore()
    if (!parent) return work()
    const context = api.trace.setSpan(api.ROOT_CONTEXT, parent)
    const span = tracer.startSpan(name, {}, context)
    try {
      return await work()
    } catch (error) {
      span.setAttribute('error.type', typeOf(error)).setStatus({ code: api.SpanStatusCode.ERROR })
      throw error
    } finally {
      span.end()
    }
  }

  /** Sends what is still to be sent, for a few seconds at most. */
  stop(): Promise<void> {
    return this.#sdk.stop()
  }
}

type Watched<Name extends string> = Record<Name, (...given: never[]) => Promise<unknown>>

/** Only the server's own errors are errors of a server's span; those of the request are its caller's. */
const errorOf = ({ statusCode, writableFinished }: ServerResponse): string | undefined => {
  if (statusCode >= 500) return String(statusCode)
  return writableFinished ? undefined : 'aborted'
}

/** A fault's code, else the error's class: messages may quote what was sent. */
const typeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return '_OTHER'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
