/** One operation: its route, its place in the OpenAPI document, and the faults that it can answer. */
import { authorise, type Needs } from '../auth/authorise.ts'
import type { FaultCode } from '../services/fault.ts'
import type { App, Request, Services } from './context.ts'
import { type DirectHandler, DirectRoutes } from './direct.ts'
import { faultStatus, type REFUSED } from './problem.ts'
import { readQuery } from './query.ts'
import { answerOnce, type Creates } from './repeat.ts'
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
  /** The body's schema, or a media type with the schema of its lines, if it has any. */
  body?: BodyName | { media: string; line?: BodyName }
  /** Honours an Idempotency-Key; `secret`: its answer holds one, and isn't kept. */
  creates?: Creates
  answer: Answer
  /** Whether it must say what it was made from: If-Match, or for something new If-None-Match. */
  precondition?: 'match' | 'match-or-new'
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
  /** Other media types that the answer can be had in. */
  also?: { media: string; schema?: string }[]
  /** A conditional GET may be answered 304. */
  conditional?: boolean
  /** Answers of another status. */
  others?: Answer[]
}

type Handler = (c: Request) => Response | Promise<Response>

/** The operations as they are mounted: what the OpenAPI document is made from. */
export class Routes {
  readonly operations: Operation[] = []
  readonly direct = new DirectRoutes()
  readonly #app: App
  readonly #services: Services

  constructor(app: App, services: Services) {
    this.#app = app
    this.#services = services
  }

  add(operation: Operation, handler: Handler): void {
    const { method, path } = operation
    this.operations.push(operation)
    this.#app.on(method.toUpperCase(), path, (c) => {
      const { incoming } = c.env
      incoming.route = path
      authorise(incoming.presented, operation.needs, strategyOf(path, c.req.param('id')))
      return operation.creates ? answerOnce(c, operation.creates, this.#services, () => handler(c)) : handler(c)
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
const ONCE: FaultCode[] = ['idempotency-in-progress', 'idempotency-mismatch', 'idempotency-secret']
const CONDITIONAL: FaultCode[] = ['precondition-required', 'precondition-failed']
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
    parameters: [
      ...pathParameters(operation.path),
      ...queryParameters(operation.query),
      ...(operation.creates ? [IDEMPOTENCY_KEY] : []),
      ...preconditions(operation.precondition),
    ],
    ...(body === undefined ? {} : { requestBody: requestBody(body) }),
    responses: { ...answerOf(operation.answer), ...problems(operation) },
  }
}

const PATH_PARAMETERS: Record<string, object> = {
  id: { description: 'The strategy’s id.', schema: { type: 'string' }, example: 'a-group-distributors' },
  pack: { description: 'The pack’s id.', schema: { type: 'string' }, example: 'cosmetics-a-group' },
  decision: {
    description: 'The decision’s id.',
    schema: { type: 'string' },
    example: '019d4c1e-7a00-7b2c-8f3a-5d1e9c0b7a64',
  },
  subject: { description: 'The subject’s id.', schema: { type: 'string' }, example: 'D-1042' },
  draft: { description: 'The draft’s name.', schema: { type: 'string' }, example: 'main' },
  proposal: { description: 'The proposal’s number.', schema: { type: 'integer', minimum: 1 }, example: 1 },
  version: { description: 'The version’s number.', schema: component('VersionNumber'), example: 1 },
  person: { description: 'The person’s id.', schema: { type: 'string' } },
  population: { description: 'The population’s id.', schema: { type: 'string' } },
  run: { description: 'The run’s id.', schema: { type: 'string' } },
  other: { description: 'The id of another run.', schema: { type: 'string' } },
  upload: { description: 'The id that the profile gave the file.', schema: { type: 'string' } },
  key: { description: 'The public part of the key.', schema: { type: 'string' } },
  format: {
    description: 'What to export to.',
    schema: { type: 'string', enum: ['jsonlogic', 'json-schema'] },
    example: 'jsonlogic',
  },
}

const pathParameters = (path: string) =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({ name, in: 'path', required: true, ...PATH_PARAMETERS[name] }))

const queryParameters = (name: QueryName | undefined) => {
  const { properties = {}, required = [] } = (name === undefined ? {} : schemas[name]) as {
    properties?: Record<string, object>
    required?: string[]
  }
  return Object.entries(properties).map(([key, schema]) => ({
    name: key,
    in: 'query',
    required: required.includes(key),
    schema,
  }))
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Whatever the caller chooses, for one request: sent again within 24 hours, it has no second effect and is ' +
    'answered as the first time, with the header Idempotent-Replayed.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
}

const IF_MATCH = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description: 'The ETag of what this was made from.',
  schema: { type: 'string' },
}
const IF_NONE_MATCH = { ...IF_MATCH, name: 'If-None-Match', description: '`*`: it must not exist yet.' }

const preconditions = (precondition: Operation['precondition']) => {
  if (precondition === undefined) return []
  return precondition === 'match' ? [IF_MATCH] : [IF_MATCH, IF_NONE_MATCH]
}

const requestBody = (body: NonNullable<Operation['body']>) =>
  typeof body === 'string'
    ? { required: true, content: { 'application/json': { schema: component(body) } } }
    : { required: true, content: { [body.media]: body.line === undefined ? {} : { schema: component(body.line) } } }

const answerOf = ({
  status = 200,
  description,
  schema,
  media,
  also = [],
  headers,
  conditional,
  others = [],
}: Answer): object => {
  const content = Object.fromEntries(
    [{ media: media ?? 'application/json', schema }, ...also].map((one) => [
      one.media,
      { schema: one.schema === undefined ? { type: 'string' } : component(one.schema) },
    ]),
  )
  return {
    [status]: {
      description,
      ...(isEmpty(status) ? {} : { content }),
      ...(headers === undefined ? {} : { headers: headersOf(headers) }),
    },
    ...(conditional ? { 304: { description: 'Not modified: the ETag given is the current one.' } } : {}),
    ...Object.assign({}, ...others.map(answerOf)),
  }
}

/** Nothing follows the headers: 204, or a redirection. */
const isEmpty = (status: number) => status === 204 || (status >= 300 && status < 400)

const headersOf = (headers: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
  )

const problems = ({ faults, body, needs, creates, precondition }: Operation) => {
  const codes = [
    ...ANYWHERE,
    ...(needs === 'anyone' ? [] : SIGNED_IN),
    ...(body === undefined ? [] : WITH_BODY),
    ...(creates ? ONCE : []),
    ...(precondition === undefined ? [] : CONDITIONAL),
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
