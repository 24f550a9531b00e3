/** Populations: a file is profiled, decided on, imported; what came of it is told and served. */
import { signedIn } from '../../auth/authorise.ts'
import type { Profile } from '../../import/profile/profile.ts'
import { inflateContent } from '../../populations/content.ts'
import { WORK_FAULTS } from '../../services/fault.ts'
import type { PopulationDetails } from '../../services/populations.ts'
import type { Upload } from '../../services/uploads.ts'
import type { PopulationRecord } from '../../store/populations.ts'
import { json } from '../answer.ts'
import { readBody, refuseDeclared, refuseEncoding } from '../body.ts'
import { chunksOf } from '../chunks.ts'
import type { Request, Services } from '../context.ts'
import { DATA_HEADERS } from '../headers.ts'
import { parameter } from '../parameters.ts'
import { integerKey, pageAnswer, pagingOf, readPage, readQuery, textKey } from '../query.ts'
import type { Routes } from '../route.ts'

const TAG = 'Populations'
const FILE = 'application/octet-stream'
/** The binary form of a population. */
const COLUMNS = 'application/vnd.tiersmith.columns'

export const populationRoutes = (routes: Routes, services: Services): void => {
  profileUpload(routes, services)
  profileAgain(routes, services)
  createPopulation(routes, services)
  listPopulations(routes, services)
  getPopulation(routes, services)
  listRows(routes, services)
  getRejects(routes, services)
  getColumns(routes, services)
  removePopulation(routes, services)
}

const profileUpload = (routes: Routes, { populations, limits }: Services) =>
  routes.add(
    {
      method: 'post',
      path: '/v1/populations/profile',
      id: 'profileUpload',
      tag: TAG,
      needs: 'edit',
      summary: 'Send a table, and be told how it would become a population',
      description:
        'The body is the file as it is: .xlsx, CSV (commas, semicolons, tabs; UTF-8, UTF-16, GB18030, Big5) or ' +
        'NDJSON. It is kept for an hour under `upload`, for whoever sent it. What can be meant in two ways is in ' +
        '`undecided`, with its choices.',
      query: 'ProfileQuery',
      body: { media: FILE },
      answer: { description: 'What was recognised, and a mapping to begin with', schema: 'Profile' },
      faults: ['unknown-strategy', 'unreadable-file', 'storage-unavailable', ...WORK_FAULTS],
    },
    async (c) => {
      const { strategy, name, ...reading } = readQuery(c, 'ProfileQuery')
      const { incoming } = c.env
      const principal = signedIn(incoming.presented)
      // Where the file isn't taken whole, the connection ends with the answer.
      const { outgoing } = c.env
      const { shouldKeepAlive } = outgoing
      outgoing.shouldKeepAlive = false
      refuseEncoding(incoming)
      refuseDeclared(incoming, limits.upload)
      const upload = await populations.uploads.take(principal, chunksOf(incoming, limits.patience), name)
      outgoing.shouldKeepAlive = shouldKeepAlive
      try {
        return json(profileAnswer(upload, await populations.profile(principal, strategy, upload, reading)))
      } catch (error) {
        await populations.uploads.drop(upload.id)
        throw error
      }
    },
  )

const profileAgain = (routes: Routes, { populations, limits }: Services) =>
  routes.add(
    {
      method: 'post',
      path: '/v1/populations/profile/:upload',
      id: 'profileAgain',
      tag: TAG,
      needs: 'edit',
      summary: 'Profile a file that was sent, with what has been decided of it since',
      query: 'NoQuery',
      body: 'ProfileAgainBody',
      answer: { description: 'What was recognised, and the mapping completed', schema: 'Profile' },
      faults: [
        'unknown-strategy',
        'unknown-upload',
        'unreadable-file',
        'mapping-misfit',
        'storage-unavailable',
        ...WORK_FAULTS,
      ],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const { strategy, mapping, ...reading } = await readBody(c.env.incoming, 'ProfileAgainBody', limits)
      const principal = signedIn(c.env.incoming.presented)
      const upload = populations.uploads.find(principal, parameter(c, 'upload'))
      return json(profileAnswer(upload, await populations.profile(principal, strategy, upload, reading, mapping)))
    },
  )

const createPopulation = (routes: Routes, { populations, limits }: Services) =>
  routes.add(
    {
      method: 'post',
      path: '/v1/populations',
      id: 'createPopulation',
      tag: TAG,
      needs: 'edit',
      summary: 'Make a population from a file that was sent, by a mapping',
      description: 'Rows that can’t be subjects are left out, and told by …/rejects.',
      query: 'NoQuery',
      body: 'PopulationBody',
      creates: true,
      answer: {
        status: 201,
        description: 'Created',
        schema: 'Population',
        headers: { Location: 'The population.' },
      },
      faults: [
        'unknown-strategy',
        'unknown-upload',
        'unreadable-file',
        'mapping-misfit',
        'storage-unavailable',
        ...WORK_FAULTS,
      ],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const { name, strategy, upload: id, mapping } = await readBody(c.env.incoming, 'PopulationBody', limits)
      const principal = signedIn(c.env.incoming.presented)
      const upload = populations.uploads.find(principal, id)
      const created = await populations.create(principal, strategy, upload, name, mapping)
      return json(detailsAnswer(created), 201, { location: `/v1/populations/${created.id}` })
    },
  )

const listPopulations = (routes: Routes, { populations }: Services) =>
  routes.add(
    {
      method: 'get',
      path: '/v1/populations',
      id: 'listPopulations',
      tag: TAG,
      needs: 'read',
      summary: 'All populations, or those of a strategy, in the order in which they were made',
      query: 'PopulationsQuery',
      answer: { description: 'A page of populations', schema: 'PopulationPage' },
      faults: ['storage-unavailable'],
    },
    async (c) => {
      const query = readQuery(c, 'PopulationsQuery')
      const page = pagingOf(query, textKey)
      const found = await populations.list(signedIn(c.env.incoming.presented), query.strategy, page)
      return json(pageAnswer(found.map(entryAnswer), page, ({ id }) => id))
    },
  )

const getPopulation = (routes: Routes, { populations }: Services) =>
  routes.add(
    {
      method: 'get',
      path: '/v1/populations/:population',
      id: 'getPopulation',
      tag: TAG,
      needs: 'read',
      summary: 'One population: its mapping, and how each field is distributed',
      query: 'NoQuery',
      answer: { description: 'The population', schema: 'Population' },
      faults: ['unknown-population', 'storage-unavailable'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      return json(detailsAnswer(await populations.get(signedIn(c.env.incoming.presented), parameter(c, 'population'))))
    },
  )

const listRows = (routes: Routes, { populations }: Services) =>
  routes.add(
    {
      method: 'get',
      path: '/v1/populations/:population/rows',
      id: 'listPopulationRows',
      tag: TAG,
      needs: 'read',
      summary: 'Its subjects, as requests to evaluate; sensitive fields take the right to decisions',
      query: 'PageQuery',
      answer: { description: 'A page of subjects', schema: 'PopulationRowPage' },
      faults: ['unknown-population', 'storage-unavailable', ...WORK_FAULTS],
    },
    async (c) => {
      const page = readPage(c, integerKey)
      const from = page.after === undefined ? 0 : page.after + 1
      const principal = signedIn(c.env.incoming.presented)
      const rows = await populations.rows(principal, parameter(c, 'population'), from, page.limit)
      return json(pageAnswer(rows, page, ({ row }) => row))
    },
  )

const getRejects = (routes: Routes, { populations }: Services) =>
  routes.add(
    {
      method: 'get',
      path: '/v1/populations/:population/rejects',
      id: 'getPopulationRejects',
      tag: TAG,
      needs: 'read',
      summary: 'The rows of the file that aren’t in it, as CSV: line, subject, column, code, reason, cell',
      query: 'NoQuery',
      answer: { description: 'A line a reason', media: 'text/csv' },
      faults: ['unknown-population', 'storage-unavailable', ...WORK_FAULTS],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const id = parameter(c, 'population')
      return new Response(`\ufeff${await populations.rejectsAsCsv(signedIn(c.env.incoming.presented), id)}`, {
        headers: {
          ...DATA_HEADERS,
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="rejects-${id}.csv"`,
        },
      })
    },
  )

const getColumns = (routes: Routes, { populations }: Services) =>
  routes.add(
    {
      method: 'get',
      path: '/v1/populations/:population/columns',
      id: 'getPopulationColumns',
      tag: TAG,
      needs: 'read',
      summary: 'Its subjects in a compact binary form, for whoever scores them elsewhere',
      description:
        'Eight bytes TSCOLS/1, a length (u32, little-endian), a JSON header that says where each column lies and how ' +
        'it is coded, then the columns as arrays. Sensitive fields take the right to decisions.',
      query: 'NoQuery',
      answer: {
        description: 'The columns',
        media: COLUMNS,
        headers: { ETag: 'The population’s digest.' },
        conditional: true,
      },
      faults: ['unknown-population', 'storage-unavailable'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const principal = signedIn(c.env.incoming.presented)
      const id = parameter(c, 'population')
      const { bytes, digest } = await populations.compressed(principal, id)
      const headers = { ...DATA_HEADERS, 'content-type': COLUMNS, etag: `"${digest}"`, vary: 'accept-encoding' }
      const { 'if-none-match': known, 'accept-encoding': accepted } = c.env.incoming.headers
      if (known === `"${digest}"`) return new Response(null, { status: 304, headers })
      const isCompressed = /\bgzip\b/.test(String(accepted ?? ''))
      const body = new Uint8Array(isCompressed ? bytes : await inflateContent(bytes))
      return new Response(body, { headers: { ...headers, ...(isCompressed ? { 'content-encoding': 'gzip' } : {}) } })
    },
  )

const removePopulation = (routes: Routes, { populations }: Services) =>
  routes.add(
    {
      method: 'delete',
      path: '/v1/populations/:population',
      id: 'deletePopulation',
      tag: TAG,
      needs: 'edit',
      summary: 'Delete a population and all that it holds',
      query: 'NoQuery',
      answer: { status: 204, description: 'Deleted' },
      faults: ['cross-site', 'unknown-population', 'storage-unavailable'],
    },
    async (c: Request) => {
      readQuery(c, 'NoQuery')
      await populations.delete(signedIn(c.env.incoming.presented), parameter(c, 'population'))
      return new Response(null, { status: 204, headers: DATA_HEADERS })
    },
  )

const profileAnswer = ({ id, expires }: Upload, profile: Profile) => ({
  upload: id,
  expiresAt: new Date(expires).toISOString(),
  ...profile,
})

const entryAnswer = ({ sensitive: _, ...population }: PopulationRecord) => population

const detailsAnswer = ({ sensitive: _, ...population }: PopulationDetails) => population
