/** Cookies: seen by no script, sent by no page of another site. */
import { SESSION_COOKIE } from '../auth/credentials.ts'
import { FLOW_SECONDS } from '../auth/oidc/flow.ts'
import { COOKIE_SECONDS } from '../auth/sessions.ts'

export const FLOW_COOKIE = 'tiersmith_flow'
const FLOW_PATH = '/v1/session/oidc'

/** @param secure whether people come by https */
export const sessionCookie = (value: string, secure: boolean): string =>
  cookie(SESSION_COOKIE, value, { path: '/', site: 'Strict', seconds: COOKIE_SECONDS, secure })

export const noSessionCookie = (secure: boolean): string =>
  cookie(SESSION_COOKIE, '', { path: '/', site: 'Strict', seconds: 0, secure })

/** Lax: the provider's page leads back here, which `Strict` would take for another site's request. */
export const flowCookie = (value: string, secure: boolean): string =>
  cookie(FLOW_COOKIE, value, { path: FLOW_PATH, site: 'Lax', seconds: FLOW_SECONDS, secure })

export const noFlowCookie = (secure: boolean): string =>
  cookie(FLOW_COOKIE, '', { path: FLOW_PATH, site: 'Lax', seconds: 0, secure })

interface Attributes {
  path: string
  site: 'Strict' | 'Lax'
  seconds: number
  secure: boolean
}

const cookie = (name: string, value: string, { path, site, seconds, secure }: Attributes) =>
  `${name}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=${site}${secure ? '; Secure' : ''}`
