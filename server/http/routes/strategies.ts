/** Strategies, their versions, timelines and contracts. */
import { compile, ENGINE_VERSION, inputSchema, type Strategy, toJsonLogic } from '../../../engine/index.ts'
import { signedIn } from '../../auth/authorise.ts'
import { momentAt } from '../../services/evaluations.ts'
import { Fault, invalidAt } from '../../services/fault.ts'
import type { Published } from '../../services/publication.ts'
import type { StrategySummary } from '../../services/strategies.ts'
import { DEFAULT_SETTINGS } from '../../store/records.ts'
import { immutable, json, revalidated } from '../answer.ts'
import { readBody } from '../body.ts'
import type { Services } from '../context.ts'
import { locationOf, momentText, parameter } from '../parameters.ts'
import { REFUSED, refusalResponse } from '../problem.ts'
import { integerKey, pageAnswer, readPage, readQuery, textKey } from '../query.ts'
import type { Routes } from '../route.ts'
import { versionOf } from '../version.ts'

export const strategyRoutes = (routes: Routes, services: Services): void => {
  listStrategies(routes, services)
  createStrategy(routes, services)
  getStrategy(routes, services)
  listVersions(routes, services)
  publishVersion(routes, services)
  getVersion(routes, services)
  exportVersion(routes, services)
  getContract(routes, services)
}

const listStrategies = (routes: Routes, { strategies }: Services) =>
  routes.add(
    {
      method: 'get',
      path: '/v1/strategies',
      id: 'listStrategies',
      tag: 'Strategies',
      needs: 'read',
      summary: 'All strategies, by id',
      query: 'PageQuery',
      answer: { description: 'A page of strategies', schema: 'StrategyPage' },
      faults: ['storage-unavailable'],
    },
    async (c) => {
      const page = readPage(c, textKey)
      const found = await strategies.list(signedIn(c.env.incoming.presented), page)
      return json(pageAnswer(found.map(summaryAnswer), page, (item) => item.id))
    },
  )

const createStrategy = (routes: Routes, { strategies, limits }: Services) =>
  routes.add(
    {
      method: 'post',
      path: '/v1/strategies',
      id: 'createStrategy',
      tag: 'Strategies',
      needs: 'edit',
      summary: 'Create a strategy from a document, as its version 1 or as a draft',
      query: 'NoQuery',
      body: 'CreateBody',
      creates: true,
      answer: { status: 201, description: 'Created', schema: 'Created', headers: { Location: 'The strategy.' } },
      faults: ['strategy-exists', 'strategy-has-errors', 'storage-unavailable'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const actor = signedIn(c.env.incoming.presented)
      const body = await readBody(c.env.incoming, 'CreateBody', limits)
      const { document, note = '', phase, title, timeZone = 'UTC', publish = true } = body
      const effectiveFrom =
        body.effectiveFrom === undefined ? undefined : momentAt(body.effectiveFrom, '/effectiveFrom')
      const settings = { ...DEFAULT_SETTINGS, timeZone, ...(title === undefined ? {} : { title }) }
      if (!publish) {
        refuseForDraft(body)
        const draft = await strategies.createDraft(actor, document as { id?: unknown }, settings)
        return json({ draft }, 201, { location: locationOf(draft.strategy) })
      }
      const published = await strategies.create(actor, { document, note, effectiveFrom, phase }, settings)
      return json(publishedAnswer(published), 201, { location: locationOf(published.version.strategy) })
    },
  )

/** What says how a version is published says nothing of a draft. */
const refuseForDraft = (body: Record<string, unknown>): void => {
  const stranger = ['note', 'phase', 'effectiveFrom'].find((key) => body[key] !== undefined)
  if (stranger === undefined) return
  throw invalidAt(`/${stranger}`, `A draft has no ${stranger} yet: say it when it is proposed.`)
}

const getStrategy = (routes: Routes, { strategies }: Services) =>
  routes.add(
    {
      method: 'get',
      path: '/v1/strategies/:id',
      id: 'getStrategy',
      tag: 'Strategies',
      needs: 'read',
      summary: 'One strategy, with the version in effect now',
      query: 'NoQuery',
      answer: { description: 'The strategy', schema: 'StrategySummary' },
      faults: ['unknown-strategy', 'storage-unavailable'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      return json(summaryAnswer(await strategies.summary(parameter(c, 'id'))))
    },
  )

const listVersions = (routes: Routes, { strategies }: Services) =>
  routes.add(
    {
      method: 'get',
      path: '/v1/strategies/:id/versions',
      id: 'listVersions',
      tag: 'Versions',
      needs: 'read',
      summary: 'The published versions, without their documents',
      query: 'PageQuery',
      answer: { description: 'A page of versions', schema: 'VersionPage' },
      faults: ['unknown-strategy', 'storage-unavailable'],
    },
    async (c) => {
      const page = readPage(c, integerKey)
      const found = await strategies.versions(parameter(c, 'id'), page)
      return json(pageAnswer(found, page, (version) => version.number))
    },
  )

const publishVersion = (routes: Routes, { proposals, limits }: Services) =>
  routes.add(
    {
      method: 'post',
      path: '/v1/strategies/:id/versions',
      id: 'publishVersion',
      tag: 'Versions',
      needs: 'edit',
      summary: 'Publish the next version in one step, where nobody needs to approve it',
      query: 'NoQuery',
      body: 'PublishBody',
      creates: true,
      answer: { status: 201, description: 'Published', schema: 'Published', headers: { Location: 'The version.' } },
      faults: [
        'unknown-strategy',
        'strategy-has-errors',
        'id-mismatch',
        'approval-required',
        'breaks-not-accepted',
        'stale-base',
        'effective-in-past',
        'storage-unavailable',
      ],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const id = parameter(c, 'id')
      const { document, effectiveFrom, ...rest } = await readBody(c.env.incoming, 'PublishBody', limits)
      const actor = signedIn(c.env.incoming.presented)
      const publishing = { ...rest, source: { document }, effectiveFrom: momentText(effectiveFrom) }
      const { proposal, outcome } = await proposals.publishAtOnce(actor, id, publishing)
      return json({ ...outcome, proposal: proposal.number }, 201, {
        location: `${locationOf(id)}/versions/${proposal.version}`,
      })
    },
  )

const getVersion = (routes: Routes, { strategies }: Services) =>
  routes.add(
    {
      method: 'get',
      path: '/v1/strategies/:id/versions/:version',
      id: 'getVersion',
      tag: 'Versions',
      needs: 'read',
      summary: 'One version with its document; it never changes',
      query: 'NoQuery',
      answer: {
        description: 'The version',
        schema: 'Version',
        headers: { ETag: 'The document’s digest.' },
        conditional: true,
      },
      faults: ['unknown-strategy', 'unknown-version', 'storage-unavailable'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const { version, document } = await versionOf(c, strategies)
      return immutable(c, version.digest, () => ({ ...version, document }))
    },
  )

const exportVersion = (routes: Routes, { strategies }: Services) =>
  routes.add(
    {
      method: 'get',
      path: '/v1/strategies/:id/versions/:version/export/:format',
      id: 'exportVersion',
      tag: 'Versions',
      needs: 'read',
      summary: 'A version as one JsonLogic rule, or the JSON Schema of its input',
      query: 'NoQuery',
      answer: {
        description: 'The rule or the schema',
        schema: 'Export',
        headers: { ETag: 'Digest, format and the engine’s version.' },
        conditional: true,
      },
      faults: ['unknown-strategy', 'unknown-version', 'not-found', 'storage-unavailable'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const format = parameter(c, 'format')
      const exporter = Object.hasOwn(EXPORTERS, format) ? EXPORTERS[format] : undefined
      if (!exporter) throw new Fault('not-found', `"${format}" is not one of ${Object.keys(EXPORTERS).join(', ')}.`)
      const { version, document } = await versionOf(c, strategies)
      return revalidated(c, `${version.digest}-${format}-${ENGINE_VERSION}`, () => exporter(document))
    },
  )

const EXPORTERS: Record<string, (document: Strategy) => unknown> = {
  jsonlogic: (document) => {
    const compilation = compile(document)
    if (!compilation.ok) throw new Error('A published version doesn’t compile.')
    return toJsonLogic(compilation.strategy)
  },
  'json-schema': inputSchema,
}

const getContract = (routes: Routes, { evaluations }: Services) =>
  routes.add(
    {
      method: 'get',
      path: '/v1/strategies/:id/contract',
      id: 'getContract',
      tag: 'Versions',
      needs: ['read', 'evaluate'],
      summary: 'The JSON Schema of the input that the version in effect takes',
      query: 'AsOfQuery',
      answer: {
        description: 'The schema',
        schema: 'JsonSchema',
        headers: { 'Tiersmith-Version': 'The version’s number.' },
      },
      faults: ['unknown-strategy', REFUSED, 'storage-unavailable'],
    },
    async (c) => {
      const resolved = await evaluations.resolve(parameter(c, 'id'), readQuery(c, 'AsOfQuery'), '/query')
      if (!resolved.ok) return refusalResponse(c, resolved.refusal.refusal)
      const { document, identity } = resolved.strategy
      return json(inputSchema(document), 200, { 'tiersmith-version': String(identity.version) })
    },
  )

const summaryAnswer = ({ strategy, ...rest }: StrategySummary) => ({ ...strategy, ...rest })

const publishedAnswer = ({ version, entry, problems }: Published) => ({ version, entry, problems })
