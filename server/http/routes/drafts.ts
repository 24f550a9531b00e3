/** Drafts: versions being written. */
import { signedIn } from '../../auth/authorise.ts'
import type { Beginning, Draft } from '../../services/drafts.ts'
import { invalidAt } from '../../services/fault.ts'
import { json, revalidated } from '../answer.ts'
import { readBody } from '../body.ts'
import type { Services } from '../context.ts'
import { DATA_HEADERS } from '../headers.ts'
import { locationOf, parameter } from '../parameters.ts'
import { preconditionOf } from '../precondition.ts'
import { pageAnswer, readPage, readQuery, textKey } from '../query.ts'
import type { Routes } from '../route.ts'
import type { Bodies } from '../schemas/index.ts'

const TAG = 'Drafts'
const ETAG = { ETag: 'What If-Match takes.' }

export const draftRoutes = (routes: Routes, services: Services): void => {
  listDrafts(routes, services)
  createDraft(routes, services)
  getDraft(routes, services)
  saveDraft(routes, services)
  deleteDraft(routes, services)
}

const listDrafts = (routes: Routes, { drafts }: Services) =>
  routes.add(
    {
      method: 'get',
      path: '/v1/strategies/:id/drafts',
      id: 'listDrafts',
      tag: TAG,
      needs: 'read',
      summary: 'The drafts, by name, without their documents',
      query: 'PageQuery',
      answer: { description: 'A page of drafts', schema: 'DraftPage' },
      faults: ['unknown-strategy', 'storage-unavailable'],
    },
    async (c) => {
      const page = readPage(c, textKey)
      return json(pageAnswer(await drafts.list(parameter(c, 'id'), page), page, (draft) => draft.name))
    },
  )

const createDraft = (routes: Routes, { drafts, limits }: Services) =>
  routes.add(
    {
      method: 'post',
      path: '/v1/strategies/:id/drafts',
      id: 'createDraft',
      tag: TAG,
      needs: 'edit',
      summary: 'Begin a draft: from the version in effect, another version or draft, or a document',
      query: 'NoQuery',
      body: 'NewDraftBody',
      creates: true,
      answer: { status: 201, description: 'Created', schema: 'Draft', headers: { ...ETAG, Location: 'The draft.' } },
      faults: ['unknown-strategy', 'unknown-version', 'unknown-draft', 'draft-exists', 'storage-unavailable'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const id = parameter(c, 'id')
      const body = await readBody(c.env.incoming, 'NewDraftBody', limits)
      const draft = await drafts.create(signedIn(c.env.incoming.presented), id, body.name, beginningOf(body))
      return tagged(draft, 201, { location: `${locationOf(id)}/drafts/${encodeURIComponent(draft.name)}` })
    },
  )

const beginningOf = ({ document, from = {} }: Bodies['NewDraftBody']): Beginning => {
  const { version, draft } = from
  if ([document, version, draft].filter((one) => one !== undefined).length > 1) {
    throw invalidAt('/from', 'A draft begins from one thing: a version, a draft or a document.')
  }
  if (document !== undefined) return { document }
  if (draft !== undefined) return { draft }
  return version === undefined ? {} : { version }
}

const getDraft = (routes: Routes, { drafts }: Services) =>
  routes.add(
    {
      method: 'get',
      path: '/v1/strategies/:id/drafts/:draft',
      id: 'getDraft',
      tag: TAG,
      needs: 'read',
      summary: 'One draft with its document, and how many problems it has',
      query: 'NoQuery',
      answer: { description: 'The draft', schema: 'Draft', headers: ETAG, conditional: true },
      faults: ['unknown-strategy', 'unknown-draft', 'storage-unavailable'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const draft = await drafts.get(parameter(c, 'id'), parameter(c, 'draft'))
      return revalidated(c, draft.etag.slice(1, -1), () => draft)
    },
  )

const saveDraft = (routes: Routes, { drafts, limits }: Services) =>
  routes.add(
    {
      method: 'put',
      path: '/v1/strategies/:id/drafts/:draft',
      id: 'saveDraft',
      tag: TAG,
      needs: 'edit',
      summary: 'Save a draft, errors and all',
      description:
        'If-Match names what it was made from. Where somebody else has saved since, nothing is saved and the problem ' +
        'brings the draft as it is now. If-None-Match: * creates a draft.',
      query: 'NoQuery',
      precondition: 'match-or-new',
      body: 'DraftBody',
      answer: {
        description: 'Saved',
        schema: 'Draft',
        headers: ETAG,
        others: [{ status: 201, description: 'Created', schema: 'Draft', headers: ETAG }],
      },
      faults: ['unknown-strategy', 'unknown-version', 'storage-unavailable'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const { document, baseVersion } = await readBody(c.env.incoming, 'DraftBody', limits)
      const [strategy, name] = [parameter(c, 'id'), parameter(c, 'draft')]
      const precondition = preconditionOf(c)
      const actor = signedIn(c.env.incoming.presented)
      const { draft, created } = await drafts.save(actor, { strategy, name, document, baseVersion, precondition })
      return tagged(draft, created ? 201 : 200)
    },
  )

const deleteDraft = (routes: Routes, { drafts }: Services) =>
  routes.add(
    {
      method: 'delete',
      path: '/v1/strategies/:id/drafts/:draft',
      id: 'deleteDraft',
      tag: TAG,
      needs: 'edit',
      summary: 'Delete a draft; the log keeps its digest, and the database its document',
      query: 'NoQuery',
      precondition: 'match',
      answer: { status: 204, description: 'Deleted' },
      faults: ['unknown-strategy', 'unknown-draft', 'storage-unavailable'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const actor = signedIn(c.env.incoming.presented)
      await drafts.delete(actor, parameter(c, 'id'), parameter(c, 'draft'), preconditionOf(c))
      return new Response(null, { status: 204, headers: DATA_HEADERS })
    },
  )

const tagged = (draft: Draft, status: number, headers: Record<string, string> = {}) =>
  json(draft, status, { ...headers, etag: draft.etag })
