/** One operation: its route, its place in the OpenAPI document, and the faults that it can answer. */
import { authorise, type Needs } from '../auth/authorise.ts'
import type { FaultCode } from '../services/fault.ts'
import type { App, Request } from './context.ts'
import { type DirectHandler, DirectRoutes } from './direct.ts'
import { faultStatus, type REFUSED } from './problem.ts'
import { readQuery } from './query.ts'
import { type BodyName, type QueryName, schemas } from './schemas/index.ts'
import { textResponse } from './textAnswer.ts'

export interface Operation {
  method: 'get' | 'post' | 'put' | 'delete'
  /** Hono's path; `:id` and the like become parameters. */
  path: string
  id: string
  tag: string
  /** Who may ask for it. */
  needs: Needs
  summary: string
  description?: string
  query?: QueryName
  /** The body's schema, or a media type with the schema of its lines. */
  body?: BodyName | { media: string; line: BodyName }
  answer: Answer
  /** What can go wrong beside what can go wrong everywhere; `refused` stands for a refused evaluation. */
  faults: (FaultCode | typeof REFUSED)[]
}

interface Answer {
  status?: number
  description: string
  /** Absent where the answer is a page or text. */
  schema?: string
  media?: string
  headers?: Record<string, string>
  /** A conditional GET may be answered 304. */
  conditional?: boolean
}

type Handler = (c: Request) => Response | Promise<Response>

/** The operations as they are mounted: what the OpenAPI document is made from. */
export class Routes {
  readonly operations: Operation[] = []
  readonly direct = new DirectRoutes()
  readonly #app: App

  constructor(app: App) {
    this.#app = app
  }

  add(operation: Operation, handler: Handler): void {
    const { method, path } = operation
    this.operations.push(operation)
    this.#app.on(method.toUpperCase(), path, (c) => {
      const { incoming } = c.env
      incoming.route = path
      authorise(incoming.presented, operation.needs, strategyOf(path, c.req.param('id')))
      return handler(c)
    })
  }

  /** A POST without a query string that is answered without Hono where its target is plain. */
  addDirect(operation: Operation & { method: 'post'; query: 'NoQuery' }, handler: DirectHandler): void {
    const { path, needs } = operation
    const name = /:(\w+)/.exec(path)?.[1]
    this.direct.add(path, async (incoming, parameter) => {
      authorise(incoming.presented, needs, strategyOf(path, parameter))
      return handler(incoming, parameter)
    })
    this.add(operation, async (c) => {
      const { incoming } = c.env
      readQuery(c, operation.query)
      const parameter = name === undefined ? '' : (c.req.param(name) ?? '')
      return textResponse(await (incoming.answering ?? handler(incoming, parameter)))
    })
  }
}

/** The strategy that a path names, if it does. */
const strategyOf = (path: string, id: string | undefined): string | undefined =>
  path.startsWith('/v1/strategies/:id') ? id : undefined

/** `paths` of the OpenAPI document. */
export const pathsOf = (operations: Operation[]): Record<string, Record<string, object>> => {
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of operations) {
    const path = operation.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [operation.method]: describe(operation) }
  }
  return paths
}

/** Everywhere: the guard, the rate limit, the server's own errors. */
const ANYWHERE: FaultCode[] = ['invalid-request', 'host-not-allowed', 'too-many-requests', 'internal-error']
const SIGNED_IN: FaultCode[] = ['unauthenticated', 'forbidden']
const WITH_BODY: FaultCode[] = [
  'empty-body',
  'invalid-json',
  'cross-site',
  'request-timeout',
  'body-too-large',
  'unsupported-media-type',
  'unsupported-encoding',
]

const describe = (operation: Operation): object => {
  const { id, tag, summary, description, body } = operation
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(operation.needs === 'anyone' ? { security: [] } : {}),
    ...(description === undefined ? {} : { description }),
    parameters: [...pathParameters(operation.path), ...queryParameters(operation.query)],
    ...(body === undefined ? {} : { requestBody: requestBody(body) }),
    responses: { ...answerOf(operation.answer), ...problems(operation) },
  }
}

const PATH_PARAMETERS: Record<string, object> = {
  id: { description: 'The strategy’s id.', schema: { type: 'string' }, example: 'a-group-distributors' },
  version: { description: 'The version’s number.', schema: component('VersionNumber'), example: 1 },
  format: {
    description: 'What to export to.',
    schema: { type: 'string', enum: ['jsonlogic', 'json-schema'] },
    example: 'jsonlogic',
  },
}

const pathParameters = (path: string) =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({ name, in: 'path', required: true, ...PATH_PARAMETERS[name] }))

const queryParameters = (name: QueryName | undefined) => {
  const { properties = {} } = (name === undefined ? {} : schemas[name]) as { properties?: Record<string, object> }
  return Object.entries(properties).map(([key, schema]) => ({ name: key, in: 'query', required: false, schema }))
}

const requestBody = (body: NonNullable<Operation['body']>) =>
  typeof body === 'string'
    ? { required: true, content: { 'application/json': { schema: component(body) } } }
    : { required: true, content: { [body.media]: { schema: component(body.line) } } }

const answerOf = ({ status = 200, description, schema, media, headers, conditional }: Answer) => {
  const content = {
    [media ?? 'application/json']: { schema: schema === undefined ? { type: 'string' } : component(schema) },
  }
  return {
    [status]: { description, content, ...(headers === undefined ? {} : { headers: headersOf(headers) }) },
    ...(conditional ? { 304: { description: 'Not modified: the ETag given is the current one.' } } : {}),
  }
}

const headersOf = (headers: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
  )

const problems = ({ faults, body, needs }: Operation) => {
  const codes = [
    ...ANYWHERE,
    ...(needs === 'anyone' ? [] : SIGNED_IN),
    ...(body === undefined ? [] : WITH_BODY),
    ...faults,
  ]
  const statuses = [...new Set(codes.map(faultStatus))].sort()
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      problemAnswer(
        status,
        codes.filter((code) => faultStatus(code) === status),
      ),
    ]),
  )
}

const problemAnswer = (status: number, codes: string[]) => ({
  description: codes.join(', '),
  ...(status === 429 ? { headers: headersOf({ 'Retry-After': 'Seconds to wait.' }) } : {}),
  content: { 'application/problem+json': { schema: component('Problem') } },
})

function component(name: string) {
  return { $ref: `#/components/schemas/${name}` }
}
