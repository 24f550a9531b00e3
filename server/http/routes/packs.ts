/** The ready-made packs that came with the server. */
import type { Pack } from '../../services/packs.ts'
import { json } from '../answer.ts'
import type { Services } from '../context.ts'
import { pageAnswer, readPage, textKey } from '../query.ts'
import type { Routes } from '../route.ts'

export const packRoutes = (routes: Routes, { packs }: Services): void =>
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

const packAnswer = ({ strategies, ...pack }: Pack) => ({
  ...pack,
  strategies: strategies.map((strategy) => strategy.id),
})
