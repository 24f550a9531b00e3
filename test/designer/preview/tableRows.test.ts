// @vitest-environment node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { rowConditions } from '../../../designer/model/edit/rowConditions.ts'
import { type TableOwner, tableOf } from '../../../designer/model/edit/table.ts'
import { createPreviewEngine } from '../../../designer/model/preview/engine.ts'
import type { Answers, Questions } from '../../../designer/model/preview/questions/index.ts'
import { byId, columnsOf, compile, encodePopulation, evaluate, type Strategy } from '../../../engine/index.ts'
import { packSubjects } from './population.ts'

const asOf = '2026-06-30'

/** Every dimension's table of a pack: the rows that the population hits, as each decision says by itself. */
it.each(['cosmetics-a-group/v3.json', 'trade-customer-value/strategy.json', 'prospect-man/strategy.json'])(
  'rows of %s count whom they decide, and points lie where decisions say',
  (path) => {
    const document: Strategy = JSON.parse(readFileSync(join(import.meta.dirname, '../../../rules', path), 'utf8'))
    const subjects = packSubjects(path.split('/')[0] as string, document)
    const compilation = compile(document)
    if (!compilation.ok) throw new Error('a version of a pack has errors')
    const decided = subjects.map((subject) => {
      const evaluation = evaluate(compilation.strategy, { ...subject, asOf })
      return evaluation.ok ? evaluation.decision : undefined
    })
    const preview = createPreviewEngine()
    const ids = document.fields.map(({ id }) => id)
    preview.open(encodePopulation({ columns: columnsOf(subjects, ids), name: undefined }))
    const ask = <N extends 'tableRows' | 'pointsSpread'>(name: N, params: Questions[N]): Answers[N] => {
      const answered = preview.frame({ kind: 'frame', document, asOf, asked: { one: { name, params } as never } })
      if (answered.kind !== 'answered') throw new Error(answered.kind)
      return answered.answers.one as Answers[N]
    }
    const tabled = document.dimensions.filter(({ points }) => points.table)
    expect(tabled.length).toBeGreaterThan(0)
    for (const { id } of tabled) {
      const owner: TableOwner = { kind: 'dimension', id }
      const table = tableOf(document, owner)
      if (!table) throw new Error(id)
      const first = ['first', 'unique', 'any'].includes(table.hit)
      const value = byId(document.dimensions, id)?.value
      const answer = ask('tableRows', { conditions: rowConditions(table, value), first })
      const results = decided.flatMap((decision) => decision?.dimensions?.find((one) => one.id === id) ?? [])
      table.rows.forEach((_, row) => {
        const hit = results.filter(({ rows = [] }) => (first ? rows[0] === row : rows.includes(row))).length
        const counted = answer?.rows[row]?.tiers.reduce((sum, count) => sum + count, 0)
        // Of those that tie for the most or the least a decision may name one alone.
        if (first || table.hit === 'sum') expect(counted, `${id} row ${row}`).toBe(hit)
        else expect(counted, `${id} row ${row}`).toBeGreaterThanOrEqual(hit)
      })
      const points = results.flatMap((result) => result.points ?? [])
      expect(ask('pointsSpread', { dimension: id })).toMatchObject({
        low: Math.min(...points),
        high: Math.max(...points),
        scored: points.length,
      })
    }
  },
)
