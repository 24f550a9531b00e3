/** The OpenAPI 3.1 document: the operations as mounted, the schemas as they validate. */
import { ENGINE_VERSION } from '../../engine/index.ts'
import { SESSION_COOKIE } from '../auth/credentials.ts'
import type { App } from './context.ts'
import { DATA_HEADERS } from './headers.ts'
import { type Operation, pathsOf } from './route.ts'
import { schemas } from './schemas/index.ts'

const TAGS = [
  { name: 'Evaluation', description: 'Score, tier, treatment and reasons for a subject.' },
  { name: 'Strategies', description: 'The rule documents.' },
  { name: 'Drafts', description: 'Versions being written.' },
  { name: 'Proposals', description: 'Frozen changes that ask for approval.' },
  { name: 'Versions', description: 'Immutable published versions, and when each is in effect.' },
  { name: 'Decisions', description: 'Recorded decisions: found, replayed and explained.' },
  { name: 'Populations', description: 'Subjects for preview, impact and runs, from files as offices keep them.' },
  { name: 'Packs', description: 'Ready-made strategies.' },
  { name: 'Session', description: 'Signing in and out.' },
  { name: 'People', description: 'Who may do what: people and API keys.' },
  { name: 'Audit', description: 'What was changed, by whom and when; append-only and verifiable.' },
  { name: 'Operation', description: 'Health and metrics.' },
]

const HEADERS = { ...DATA_HEADERS, 'content-type': 'application/json', 'cache-control': 'no-cache' }

/** Serves the document; it is made at the first request. */
export const openapiRoute = (app: App, operations: Operation[]): void => {
  let text: string | undefined
  app.get('/openapi.json', () => {
    text ??= JSON.stringify(openapiDocument(operations))
    return new Response(text, { headers: HEADERS })
  })
}

const openapiDocument = (operations: Operation[]) => ({
  openapi: '3.1.0',
  info: {
    title: 'Tiersmith',
    version: ENGINE_VERSION,
    description:
      'Who counts as a key customer, as configuration that can be audited: strategies, their versions, and ' +
      'evaluation with reasons. Errors are RFC 9457 problem details.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: '/' }],
  tags: TAGS,
  paths: pathsOf(operations),
  security: [{ key: [] }, { session: [] }],
  components: {
    schemas,
    securitySchemes: {
      key: { type: 'http', scheme: 'bearer', description: 'An API key, for systems.' },
      session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE, description: 'A signed-in person’s session.' },
    },
  },
})
