/** Signing in through an OpenID Connect provider: away to it, and back. Pages for browsers, no JSON. */
import { cookieNamed } from '../../auth/credentials.ts'
import { challengeOf, newFlow } from '../../auth/oidc/flow.ts'
import { NotLetIn } from '../../auth/signIn.ts'
import { Fault } from '../../services/fault.ts'
import { StorageUnavailable } from '../../store/errors.ts'
import type { Request, Services } from '../context.ts'
import { FLOW_COOKIE, flowCookie, noFlowCookie, sessionCookie } from '../cookies.ts'
import { DATA_HEADERS } from '../headers.ts'
import { readQuery } from '../query.ts'
import type { Routes } from '../route.ts'

const TAG = 'Session'
const CALLBACK = '/v1/session/oidc/callback'

/** What the sign-in page tells people, in their language. */
type Trouble = 'unknown-person' | 'person-disabled' | 'provider-refused' | 'provider-failed' | 'flow-over' | 'storage'

export const oidcRoutes = (routes: Routes, services: Services): void => {
  begin(routes, services)
  comeBack(routes, services)
}

const begin = (routes: Routes, services: Services) =>
  routes.add(
    {
      method: 'get',
      path: '/v1/session/oidc',
      id: 'signInWithProvider',
      tag: TAG,
      needs: 'anyone',
      summary: 'Leads a browser to the OpenID Connect provider, where one is configured',
      query: 'OidcStartQuery',
      answer: { status: 303, description: 'To the provider, or to the sign-in page', headers: { Location: 'Where.' } },
      faults: ['not-found'],
    },
    async (c) => {
      const { to = '/' } = readQuery(c, 'OidcStartQuery')
      const { provider, seal } = configured(services)
      const flow = newFlow(to)
      try {
        const url = await provider.questionUrl(flow, challengeOf(flow), redirectUri(c, services))
        return lead(url, flowCookie(await seal.seal(flow), services.addresses.secure))
      } catch (error) {
        return refuse(c, services, troubleOf(error), error)
      }
    },
  )

const comeBack = (routes: Routes, services: Services) =>
  routes.add(
    {
      method: 'get',
      path: CALLBACK,
      id: 'signedInWithProvider',
      tag: TAG,
      needs: 'anyone',
      summary: 'Where the provider leads a browser back to, with the query that OpenID Connect gives it',
      answer: {
        status: 303,
        description: 'To the page asked for, or to the sign-in page',
        headers: { Location: 'Where.' },
      },
      faults: ['not-found'],
    },
    async (c) => {
      const { provider, seal } = configured(services)
      const { state, code, error, iss } = c.req.query()
      const flow = await seal.open(cookieNamed(FLOW_COOKIE, c.env.incoming.headers.cookie))
      if (flow === undefined || state !== flow.state) return refuse(c, services, 'flow-over')
      if (error !== undefined || code === undefined) return refuse(c, services, 'provider-refused')
      try {
        const vouched = await provider.exchange({ code, issuer: iss }, flow, redirectUri(c, services))
        const cookie = await services.signIn.withProvider(vouched, provider.roleOfNew)
        const { secure } = services.addresses
        return lead(flow.to, sessionCookie(cookie, secure), noFlowCookie(secure))
      } catch (failure) {
        return refuse(c, services, troubleOf(failure), failure)
      }
    },
  )

const configured = ({ oidc }: Services) => {
  if (oidc) return oidc
  throw new Fault('not-found', 'No OpenID Connect provider is configured.')
}

const redirectUri = (c: Request, { addresses }: Services) => addresses.originFor(c.env.incoming.headers.host) + CALLBACK

const troubleOf = (error: unknown): Trouble => {
  if (error instanceof NotLetIn) return error.why
  return error instanceof StorageUnavailable ? 'storage' : 'provider-failed'
}

const lead = (location: string, ...cookies: string[]): Response => {
  const headers = new Headers({ ...DATA_HEADERS, location })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
}

/** Back to the sign-in page, which says why in words; the log has the details. */
const refuse = (c: Request, { log, addresses }: Services, trouble: Trouble, cause?: unknown): Response => {
  log.warn({ id: c.env.incoming.id, trouble, ...(cause instanceof Error ? { err: cause } : {}) }, 'not signed in')
  return lead(`/sign-in?problem=${trouble}`, noFlowCookie(addresses.secure))
}
