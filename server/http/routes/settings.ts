/** A strategy's settings. */
import { signedIn } from '../../auth/authorise.ts'
import { json, revalidated } from '../answer.ts'
import { readBody } from '../body.ts'
import type { Services } from '../context.ts'
import { parameter } from '../parameters.ts'
import { preconditionOf } from '../precondition.ts'
import { readQuery } from '../query.ts'
import type { Routes } from '../route.ts'

const PATH = '/v1/strategies/:id/settings'
const ETAG = { ETag: 'What If-Match takes.' }

export const settingsRoutes = (routes: Routes, services: Services): void => {
  getSettings(routes, services)
  putSettings(routes, services)
}

const getSettings = (routes: Routes, { settings }: Services) =>
  routes.add(
    {
      method: 'get',
      path: PATH,
      id: 'getSettings',
      tag: 'Strategies',
      needs: 'read',
      summary: 'A strategy’s settings',
      query: 'NoQuery',
      answer: { description: 'The settings', schema: 'Settings', headers: ETAG, conditional: true },
      faults: ['unknown-strategy', 'storage-unavailable'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const current = await settings.get(parameter(c, 'id'))
      return revalidated(c, current.etag.slice(1, -1), () => current.settings)
    },
  )

const putSettings = (routes: Routes, { settings, limits }: Services) =>
  routes.add(
    {
      method: 'put',
      path: PATH,
      id: 'putSettings',
      tag: 'Strategies',
      needs: 'edit',
      summary: 'Replace a strategy’s settings',
      description: 'Asking for fewer approvals is a proposal that needs as many as are asked for until then.',
      query: 'NoQuery',
      precondition: 'match',
      body: 'SettingsBody',
      answer: {
        description: 'The settings as they are now',
        schema: 'Settings',
        headers: ETAG,
        others: [{ status: 202, description: 'Proposed: they wait for approval', schema: 'ProposalOutcome' }],
      },
      faults: ['unknown-strategy', 'stale-base', 'storage-unavailable'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const body = await readBody(c.env.incoming, 'SettingsBody', limits)
      const actor = signedIn(c.env.incoming.presented)
      const saved = await settings.put(actor, parameter(c, 'id'), body, preconditionOf(c))
      if ('proposal' in saved) return json({ proposal: saved.proposal }, 202)
      return json(saved.settings, 200, { etag: saved.etag })
    },
  )
