/** API keys: admins make them for systems, see when they were used, and revoke them. */
import { signedIn } from '../../auth/authorise.ts'
import type { KeyPlace } from '../../auth/keys.ts'
import { json } from '../answer.ts'
import { readBody } from '../body.ts'
import type { Services } from '../context.ts'
import { DATA_HEADERS } from '../headers.ts'
import { parameter } from '../parameters.ts'
import { pageAnswer, readPage, readQuery } from '../query.ts'
import type { Routes } from '../route.ts'

const TAG = 'People'

export const keyRoutes = (routes: Routes, services: Services): void => {
  listKeys(routes, services)
  createKey(routes, services)
  revokeKey(routes, services)
}

const listKeys = (routes: Routes, { keys }: Services) =>
  routes.add(
    {
      method: 'get',
      path: '/v1/keys',
      id: 'listKeys',
      tag: TAG,
      needs: 'administer',
      summary: 'All API keys, revoked ones too, in the order in which they were made',
      query: 'PageQuery',
      answer: { description: 'A page of keys', schema: 'ApiKeyPage' },
      faults: ['storage-unavailable'],
    },
    async (c) => {
      const page = readPage(c, placeOf)
      return json(pageAnswer(await keys.list(page), page, ({ createdAt, id }) => `${createdAt} ${id}`))
    },
  )

const placeOf = (text: string): KeyPlace | undefined => {
  const [createdAt, id, ...rest] = text.split(' ')
  return createdAt && id && rest.length === 0 ? { createdAt, id } : undefined
}

const createKey = (routes: Routes, { keys, limits }: Services) =>
  routes.add(
    {
      method: 'post',
      path: '/v1/keys',
      id: 'createKey',
      tag: TAG,
      needs: 'administer',
      summary: 'Make an API key; only this answer shows it',
      query: 'NoQuery',
      body: 'KeyBody',
      creates: 'secret',
      answer: { status: 201, description: 'The key', schema: 'NewApiKey' },
      faults: ['storage-unavailable'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const asked = await readBody(c.env.incoming, 'KeyBody', limits)
      const { key, secret } = await keys.create(signedIn(c.env.incoming.presented), asked)
      return json({ ...key, key: secret }, 201)
    },
  )

const revokeKey = (routes: Routes, { keys }: Services) =>
  routes.add(
    {
      method: 'delete',
      path: '/v1/keys/:key',
      id: 'revokeKey',
      tag: TAG,
      needs: 'administer',
      summary: 'Revoke an API key; it is over at once, and stays in the list',
      query: 'NoQuery',
      answer: { status: 204, description: 'Revoked' },
      faults: ['cross-site', 'unknown-api-key', 'storage-unavailable'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      await keys.revoke(signedIn(c.env.incoming.presented), parameter(c, 'key'))
      return new Response(null, { status: 204, headers: DATA_HEADERS })
    },
  )
