/** Runs: a population scored and kept; the current list; two runs compared. */
import { signedIn } from '../../auth/authorise.ts'
import { breakDownRun } from '../../runs/breakdown.ts'
import { csvOf } from '../../runs/csv.ts'
import { isListed, listCells, listItem } from '../../runs/list.ts'
import { invalidAt } from '../../services/fault.ts'
import { json } from '../answer.ts'
import { readBody } from '../body.ts'
import type { Services } from '../context.ts'
import { DATA_HEADERS } from '../headers.ts'
import { parameter } from '../parameters.ts'
import { integerKey, pageAnswer, pagingOf, readPage, readQuery, textKey } from '../query.ts'
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
      faults: ['unknown-strategy', 'unknown-version', 'unknown-population', 'storage-unavailable'],
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
      answer: { description: 'A page of subjects, in the order of the population', schema: 'RunSubjectPage' },
      faults: ['unknown-strategy', 'unknown-run', 'storage-unavailable'],
    },
    async (c) => {
      const query = readQuery(c, 'RunListQuery')
      const page = pagingOf(query, integerKey)
      const results = await runs.results(await runs.get(parameter(c, 'id'), parameter(c, 'run')))
      const found = taken(results, page.after, page.limit, (result) => isListed(result, query))
      return json(pageAnswer(found.map(listItem), page, ({ row }) => row))
    },
  )

/** Items behind a place that are wanted, at most so many. */
const taken = <T>(items: readonly T[], after: number | undefined, limit: number, isWanted: (item: T) => boolean) => {
  const found: T[] = []
  for (let at = after === undefined ? 0 : after + 1; at < items.length && found.length < limit; at++) {
    const item = items[at] as T
    if (isWanted(item)) found.push(item)
  }
  return found
}

const exportRun = (routes: Routes, { runs }: Services) =>
  routes.add(
    {
      method: 'get',
      path: `${PATH}/:run/export`,
      id: 'exportRun',
      tag: TAG,
      needs: 'decisions',
      summary: 'The same list as CSV, for a spreadsheet',
      query: 'RunExportQuery',
      answer: { description: 'A line a subject', media: 'text/csv' },
      faults: ['unknown-strategy', 'unknown-run', 'storage-unavailable'],
    },
    async (c) => {
      const query = readQuery(c, 'RunExportQuery')
      const run = await runs.get(parameter(c, 'id'), parameter(c, 'run'))
      const results = (await runs.results(run)).filter((result) => isListed(result, query))
      return new Response(`\ufeff${csvOf(listCells(results))}`, {
        headers: {
          ...DATA_HEADERS,
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="run-${run.id}.csv"`,
        },
      })
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
      faults: ['unknown-strategy', 'unknown-run', 'storage-unavailable'],
    },
    async (c) => {
      const query = readQuery(c, 'RunCompareQuery')
      const page = pagingOf(query, integerKey)
      const [id, run, other] = [parameter(c, 'id'), parameter(c, 'run'), parameter(c, 'other')]
      const { from, to, counts, through, changes } = await runs.compare(id, run, other)
      const numbered = changes.map((change, place) => ({ place, change }))
      const wanted = ({ change }: (typeof numbered)[number]) => query.kind === undefined || change.kind === query.kind
      const { items, next } = pageAnswer(taken(numbered, page.after, page.limit, wanted), page, ({ place }) => place)
      return json({ from, to, counts, through, items: items.map(({ change }) => change), next })
    },
  )

const breakDown = (routes: Routes, { runs, populations }: Services) =>
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
      faults: ['unknown-strategy', 'unknown-run', 'unknown-population', 'storage-unavailable'],
    },
    async (c) => {
      const { by } = readQuery(c, 'RunBreakdownQuery')
      const run = await runs.get(parameter(c, 'id'), parameter(c, 'run'))
      const { columns } = await populations.table(signedIn(c.env.incoming.presented), run.population.id)
      if (!columns.fields.some(({ id }) => id === by))
        throw invalidAt('/query/by', `The population has no field "${by}".`)
      return json({ field: by, values: breakDownRun(await runs.results(run), columns, by) })
    },
  )
