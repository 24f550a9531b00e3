/** Signing in and out, and who one is. */

import type { Presented } from '../../auth/authorise.ts'
import { signedIn } from '../../auth/authorise.ts'
import { permissionsOf } from '../../auth/roles.ts'
import { Fault } from '../../services/fault.ts'
import { json } from '../answer.ts'
import { readBody } from '../body.ts'
import type { Request, Services } from '../context.ts'
import { noSessionCookie, sessionCookie } from '../cookies.ts'
import { DATA_HEADERS } from '../headers.ts'
import { readQuery } from '../query.ts'
import type { Routes } from '../route.ts'

const TAG = 'Session'
const COOKIE = { 'Set-Cookie': 'The session: HttpOnly, SameSite=Strict.' }

export const sessionRoutes = (routes: Routes, services: Services): void => {
  getSession(routes)
  getWays(routes, services)
  signIn(routes, services)
  signOut(routes, services)
  readLink(routes, services)
  setUp(routes, services)
  takeUp(routes, services)
  changePassword(routes, services)
}

const getSession = (routes: Routes) =>
  routes.add(
    {
      method: 'get',
      path: '/v1/session',
      id: 'getSession',
      tag: TAG,
      needs: 'signed-in',
      summary: 'Who asks, and what they may do',
      query: 'NoQuery',
      answer: { description: 'The person or the API key', schema: 'Session' },
      faults: [],
    },
    (c) => {
      readQuery(c, 'NoQuery')
      return json(sessionAnswer(c.env.incoming.presented))
    },
  )

const getWays = (routes: Routes, { signIn, oidc }: Services) =>
  routes.add(
    {
      method: 'get',
      path: '/v1/session/ways',
      id: 'getSignInWays',
      tag: TAG,
      needs: 'anyone',
      summary: 'How people sign in here, beside login and password',
      query: 'NoQuery',
      answer: { description: 'The ways', schema: 'SignInWays' },
      faults: ['storage-unavailable'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const setUp = await signIn.isSettingUp()
      return json({ setUp, ...(oidc === undefined ? {} : { oidc: { name: oidc.provider.name } }) })
    },
  )

const signIn = (routes: Routes, services: Services) =>
  routes.add(
    {
      method: 'post',
      path: '/v1/session',
      id: 'signIn',
      tag: TAG,
      needs: 'anyone',
      summary: 'Sign in with login and password',
      description: 'Ten attempts in a quarter of an hour for a login, fifty for an address.',
      query: 'NoQuery',
      body: 'SignInBody',
      answer: { status: 201, description: 'Signed in', schema: 'Session', headers: COOKIE },
      faults: ['sign-in-failed', 'storage-unavailable'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const given = await readBody(c.env.incoming, 'SignInBody', services.limits)
      return begun(services, await services.signIn.withPassword(given, addressOf(c)))
    },
  )

const signOut = (routes: Routes, { signIn, addresses }: Services) =>
  routes.add(
    {
      method: 'delete',
      path: '/v1/session',
      id: 'signOut',
      tag: TAG,
      needs: 'anyone',
      summary: 'Sign out; somebody who isn’t signed in stays so',
      query: 'NoQuery',
      answer: { status: 204, description: 'Signed out', headers: { 'Set-Cookie': 'Removes the cookie.' } },
      faults: ['cross-site', 'storage-unavailable'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      await signIn.end(c.env.incoming.headers)
      const headers = { ...DATA_HEADERS, 'set-cookie': noSessionCookie(addresses.secure) }
      return new Response(null, { status: 204, headers })
    },
  )

const readLink = (routes: Routes, { signIn, limits }: Services) =>
  routes.add(
    {
      method: 'post',
      path: '/v1/session/link',
      id: 'readSignInLink',
      tag: TAG,
      needs: 'anyone',
      summary: 'What a link to set a password is good for; it isn’t used up by this',
      query: 'NoQuery',
      body: 'LinkBody',
      answer: { description: 'Its meaning', schema: 'LinkMeaning' },
      faults: ['link-not-valid', 'storage-unavailable'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const { token } = await readBody(c.env.incoming, 'LinkBody', limits)
      return json(await signIn.meaningOf(token))
    },
  )

const setUp = (routes: Routes, services: Services) =>
  routes.add(
    {
      method: 'post',
      path: '/v1/session/setup',
      id: 'setUp',
      tag: TAG,
      needs: 'anyone',
      summary: 'Make the first admin, with the link that a start without people prints',
      query: 'NoQuery',
      body: 'SetUpBody',
      answer: { status: 201, description: 'Made, and signed in', schema: 'Session', headers: COOKIE },
      faults: ['link-not-valid', 'storage-unavailable'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const given = await readBody(c.env.incoming, 'SetUpBody', services.limits)
      return begun(services, await services.signIn.setUp(given))
    },
  )

const takeUp = (routes: Routes, services: Services) =>
  routes.add(
    {
      method: 'post',
      path: '/v1/session/invitation',
      id: 'takeUpInvitation',
      tag: TAG,
      needs: 'anyone',
      summary: 'Take up an invitation: set the password and sign in',
      query: 'NoQuery',
      body: 'TakeUpBody',
      answer: { status: 201, description: 'Signed in', schema: 'Session', headers: COOKIE },
      faults: ['link-not-valid', 'storage-unavailable'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const given = await readBody(c.env.incoming, 'TakeUpBody', services.limits)
      return begun(services, await services.signIn.takeUp(given))
    },
  )

const changePassword = (routes: Routes, services: Services) =>
  routes.add(
    {
      method: 'put',
      path: '/v1/session/password',
      id: 'changePassword',
      tag: TAG,
      needs: 'signed-in',
      summary: 'Change one’s own password; all other sessions end',
      query: 'NoQuery',
      body: 'PasswordBody',
      answer: { description: 'Changed', schema: 'Session', headers: COOKIE },
      faults: ['sign-in-failed', 'storage-unavailable'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const principal = signedIn(c.env.incoming.presented)
      if (principal.kind === 'key') throw new Fault('forbidden', 'An API key has no password.')
      const given = await readBody(c.env.incoming, 'PasswordBody', services.limits)
      return begun(services, await services.signIn.changePassword(principal, given, addressOf(c)), 200)
    },
  )

/** Answers with the session that has begun. */
const begun = async ({ identities, addresses }: Services, cookie: string, status = 201): Promise<Response> => {
  const headers = { 'set-cookie': sessionCookie(cookie, addresses.secure) }
  const presented = await identities.identify({ cookie: headers['set-cookie'].split(';', 1)[0] ?? '' })
  return json(sessionAnswer(presented), status, headers)
}

const sessionAnswer = (presented: Presented) => {
  const { kind, id, name, roles, strategies } = signedIn(presented)
  const scope = strategies === undefined ? {} : { strategies }
  return { kind, id, name, roles, permissions: permissionsOf(roles), ...scope }
}

const addressOf = (c: Request): string => c.env.incoming.socket.remoteAddress ?? ''
