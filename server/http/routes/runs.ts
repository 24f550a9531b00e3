/** Runs: a population scored and kept; the current list; two runs compared. */
import { signedIn } from '../../auth/authorise.ts'
import type { ListItem } from '../../runs/list.ts'
import { WORK_FAULTS } from '../../services/fault.ts'
import { json } from '../answer.ts'
import { readBody } from '../body.ts'
import type { Services } from '../context.ts'
import { parameter } from '../parameters.ts'
import { integerKey, pageAnswer, pagingOf, readPage, readQuery, textKey } from '../query.ts'
import { formatFor, REPORT_MEDIA, report } from '../report.ts'
import type { Routes } from '../route.ts'

const TAG = 'Runs'
const PATH = '/v1/strategies/:id/runs'

export const runRoutes = (routes: Routes, services: Services): void => {
  createRun(routes, services)
  listRuns(routes, services)
  getRun(routes, services)
  listSubjects(routes, services)
  exportRun(routes, services)
  compareRuns(routes, services)
  breakDown(routes, services)
}

const createRun = (routes: Routes, { runs, limits }: Services) =>
  routes.add(
    {
      method: 'post',
      path: PATH,
      id: 'createRun',
      tag: TAG,
      needs: ['edit', 'approve'],
      summary: 'Score a population with the version in effect, or one by number, and keep what came of every subject',
      description:
        'The tiers held until then count for hold: the population’s own where it brings any, else those of the ' +
        'latest run before, by subject; `previousTiers` says which.',
      query: 'NoQuery',
      body: 'RunBody',
      creates: true,
      answer: { status: 201, description: 'The run', schema: 'Run', headers: { Location: 'The run.' } },
      faults: ['unknown-strategy', 'unknown-version', 'unknown-population', 'storage-unavailable', ...WORK_FAULTS],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const body = await readBody(c.env.incoming, 'RunBody', limits)
      const run = await runs.create(signedIn(c.env.incoming.presented), parameter(c, 'id'), body)
      return json(run, 201, { location: `/v1/strategies/${encodeURIComponent(run.strategy)}/runs/${run.id}` })
    },
  )

const listRuns = (routes: Routes, { runs }: Services) =>
  routes.add(
    {
      method: 'get',
      path: PATH,
      id: 'listRuns',
      tag: TAG,
      needs: 'read',
      summary: 'The runs of a strategy, the newest first',
      query: 'PageQuery',
      answer: { description: 'A page of runs', schema: 'RunPage' },
      faults: ['unknown-strategy', 'storage-unavailable'],
    },
    async (c) => {
      const page = readPage(c, textKey)
      return json(pageAnswer(await runs.list(parameter(c, 'id'), page), page, ({ id }) => id))
    },
  )

const getRun = (routes: Routes, { runs }: Services) =>
  routes.add(
    {
      method: 'get',
      path: `${PATH}/:run`,
      id: 'getRun',
      tag: TAG,
      needs: 'read',
      summary: 'One run: version, population, and how many subjects are in which tier',
      query: 'NoQuery',
      answer: { description: 'The run', schema: 'Run' },
      faults: ['unknown-strategy', 'unknown-run', 'storage-unavailable'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      return json(await runs.get(parameter(c, 'id'), parameter(c, 'run')))
    },
  )

const listSubjects = (routes: Routes, { runs }: Services) =>
  routes.add(
    {
      method: 'get',
      path: `${PATH}/:run/subjects`,
      id: 'listRunSubjects',
      tag: TAG,
      needs: 'decisions',
      summary: 'What came of the subjects: tier, since when, reasons; those near falling, or fallen again',
      query: 'RunListQuery',
      answer: { description: 'A page of subjects', schema: 'RunSubjectPage' },
      faults: ['unknown-strategy', 'unknown-run', 'storage-unavailable', ...WORK_FAULTS],
    },
    async (c) => {
      const query = readQuery(c, 'RunListQuery')
      const page = pagingOf(query, integerKey)
      const run = await runs.get(parameter(c, 'id'), parameter(c, 'run'))
      const { limit: _, cursor: __, sort, ...filter } = query
      const found = await runs.subjects(run, filter, { ...page, sort })
      // In an order of its own, a page goes on from a place rather than from a row.
      const placeOf = (item: ListItem) => (page.after ?? -1) + 1 + found.indexOf(item)
      return json(pageAnswer(found, page, (item) => (sort === undefined ? item.row : placeOf(item))))
    },
  )

const exportRun = (routes: Routes, { runs }: Services) =>
  routes.add(
    {
      method: 'get',
      path: `${PATH}/:run/export`,
      id: 'exportRun',
      tag: TAG,
      needs: 'decisions',
      summary: 'The same list for a spreadsheet or to read: CSV, a workbook or Markdown, by Accept or `format`',
      query: 'RunExportQuery',
      answer: {
        description: 'A line a subject',
        media: 'text/csv',
        also: REPORT_MEDIA.filter(({ media }) => media !== 'text/csv'),
      },
      faults: ['unknown-strategy', 'unknown-run', 'not-acceptable', 'storage-unavailable', ...WORK_FAULTS],
    },
    async (c) => {
      const { format = formatFor(c, 'csv'), ...filter } = readQuery(c, 'RunExportQuery')
      const run = await runs.get(parameter(c, 'id'), parameter(c, 'run'))
      return report(await runs.report(run, filter, format), format, `run-${run.id}`)
    },
  )

const compareRuns = (routes: Routes, { runs }: Services) =>
  routes.add(
    {
      method: 'get',
      path: `${PATH}/:run/compare/:other`,
      id: 'compareRuns',
      tag: TAG,
      needs: 'decisions',
      summary: 'Two runs compared: who rose, who fell and through what, who is new and who is gone',
      description: 'Whichever stands first, the older run is `from`. Subjects without an id can’t be compared.',
      query: 'RunCompareQuery',
      answer: { description: 'Counts, and a page of changes', schema: 'RunComparison' },
      faults: ['unknown-strategy', 'unknown-run', 'storage-unavailable', ...WORK_FAULTS],
    },
    async (c) => {
      const query = readQuery(c, 'RunCompareQuery')
      const page = pagingOf(query, integerKey)
      const [id, run, other] = [parameter(c, 'id'), parameter(c, 'run'), parameter(c, 'other')]
      const { kind } = query
      const found = await runs.compare(id, run, other, { kind, after: page.after, limit: page.limit })
      const { items, next } = pageAnswer(found.items, page, ({ place }) => place)
      const { from, to, counts, through } = found
      return json({ from, to, counts, through, items: items.map(({ change }) => change), next })
    },
  )

const breakDown = (routes: Routes, { runs }: Services) =>
  routes.add(
    {
      method: 'get',
      path: `${PATH}/:run/breakdown`,
      id: 'breakDownRun',
      tag: TAG,
      needs: 'read',
      summary: 'A run’s tiers by a field of its population: by owner, by region',
      query: 'RunBreakdownQuery',
      answer: { description: 'The values, the most frequent first', schema: 'RunBreakdown' },
      faults: ['unknown-strategy', 'unknown-run', 'unknown-population', 'storage-unavailable', ...WORK_FAULTS],
    },
    async (c) => {
      const { by } = readQuery(c, 'RunBreakdownQuery')
      const run = await runs.get(parameter(c, 'id'), parameter(c, 'run'))
      return json({ field: by, values: await runs.breakDown(signedIn(c.env.incoming.presented), run, by) })
    },
  )
