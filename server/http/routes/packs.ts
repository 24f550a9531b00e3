/** The ready-made packs that came with the server. */
import type { Strategy } from '../../../engine/index.ts'
import { Fault } from '../../services/fault.ts'
import type { Pack, PackStrategy } from '../../services/packs.ts'
import { json } from '../answer.ts'
import type { Services } from '../context.ts'
import { parameter } from '../parameters.ts'
import { pageAnswer, readPage, readQuery, textKey } from '../query.ts'
import type { Routes } from '../route.ts'

export const packRoutes = (routes: Routes, services: Services): void => {
  listPacks(routes, services)
  getPack(routes, services)
}

const listPacks = (routes: Routes, { packs }: Services) =>
  routes.add(
    {
      method: 'get',
      path: '/v1/packs',
      id: 'listPacks',
      tag: 'Packs',
      needs: 'read',
      summary: 'The ready-made packs, by id',
      query: 'PageQuery',
      answer: { description: 'A page of packs', schema: 'PackPage' },
      faults: [],
    },
    (c) => {
      const page = readPage(c, textKey)
      const found = packs.filter((pack) => page.after === undefined || pack.id > page.after).slice(0, page.limit)
      return json(pageAnswer(found.map(packAnswer), page, (pack) => pack.id))
    },
  )

const getPack = (routes: Routes, { packs }: Services) =>
  routes.add(
    {
      method: 'get',
      path: '/v1/packs/:pack',
      id: 'getPack',
      tag: 'Packs',
      needs: 'read',
      summary: 'One pack with its strategies’ documents, to begin a strategy from',
      query: 'NoQuery',
      answer: { description: 'The pack, each strategy in its latest version', schema: 'PackWithDocuments' },
      faults: ['unknown-pack'],
    },
    (c) => {
      readQuery(c, 'NoQuery')
      const id = parameter(c, 'pack')
      const pack = packs.find((one) => one.id === id)
      if (!pack) throw new Fault('unknown-pack', `There is no pack "${id}".`)
      return json({ ...packAnswer(pack), documents: pack.strategies.map(latestOf) })
    },
  )

const packAnswer = ({ strategies, ...pack }: Pack) => ({
  ...pack,
  strategies: strategies.map((strategy) => strategy.id),
})

const latestOf = ({ versions }: PackStrategy): Strategy => JSON.parse(versions.at(-1)?.canonical ?? 'null')
