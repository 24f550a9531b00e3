/** A version as SQL, for a warehouse or a cluster of the user's own. */
import { createHash } from 'node:crypto'
import { compile, createTableAs, ENGINE_VERSION, type SqlOptions, type Strategy, toSql } from '../../../engine/index.ts'
import { Fault, invalidAt } from '../../services/fault.ts'
import { parseMoment } from '../../services/moment.ts'
import { REVALIDATE, representation } from '../answer.ts'
import type { Services } from '../context.ts'
import { DATA_HEADERS } from '../headers.ts'
import { readQuery } from '../query.ts'
import type { Routes } from '../route.ts'
import type { SqlExportQuery } from '../schemas/sqlQuery.ts'
import { versionOf } from '../version.ts'

export const sqlExportRoutes = (routes: Routes, { strategies }: Services): void =>
  routes.add(
    {
      method: 'get',
      path: '/v1/strategies/:id/versions/:version/export/sql',
      id: 'exportSql',
      tag: 'Versions',
      needs: 'read',
      summary: 'A version as one SELECT for DuckDB, PostgreSQL or Spark SQL',
      description:
        'Of named CTEs over a table with a column a field, named by its id and of its type. It gives the tier and the ' +
        'scores that evaluate gives, or the code of the refusal and what refuses, a row a subject.',
      query: 'SqlExportQuery',
      answer: {
        description: 'The query',
        media: 'application/sql',
        headers: { ETag: 'Digest, query and the engine’s version.' },
        conditional: true,
      },
      faults: ['unknown-strategy', 'unknown-version', 'not-in-dialect', 'storage-unavailable'],
    },
    async (c) => {
      const query = readQuery(c, 'SqlExportQuery')
      const { version, document } = await versionOf(c, strategies)
      const options = optionsOf(query, document)
      const asked = createHash('sha256')
        .update(JSON.stringify([options, query.asTable]))
        .digest('base64url')
      const headers = { ...DATA_HEADERS, 'cache-control': REVALIDATE, 'content-type': 'application/sql' }
      const tag = `${version.digest}-sql-${asked}-${ENGINE_VERSION}`
      return representation(c, tag, headers, () => sqlOf(document, version, options, query.asTable))
    },
  )

function optionsOf(query: SqlExportQuery, { id }: Strategy): SqlOptions {
  const { table = id, subject, previousTier, points = false, contributions = false } = query
  return {
    dialect: query.dialect === 'postgres' ? 'postgresql' : query.dialect,
    table,
    points,
    contributions,
    asOf: dateOf(query),
    ...(subject === undefined ? {} : { subject }),
    ...(previousTier === undefined ? {} : { previousTier }),
  }
}

function dateOf({ asOf, asOfColumn }: SqlExportQuery): SqlOptions['asOf'] {
  if (asOfColumn !== undefined) {
    if (asOf === undefined) return { column: asOfColumn }
    throw invalidAt('/query/asOfColumn', 'asOf and asOfColumn both say the evaluation date: leave one out.')
  }
  if (asOf === undefined) return { date: new Date().toISOString().slice(0, 10) }
  const moment = parseMoment(asOf)
  if (moment && 'date' in moment) return { date: moment.date }
  throw invalidAt('/query/asOf', `asOf is a date, such as 2026-04-01, not "${asOf}".`)
}

/** @throws Fault not-in-dialect */
function sqlOf(
  document: Strategy,
  { number, digest }: { number: number; digest: string },
  options: SqlOptions,
  asTable: string | undefined,
): string {
  const compilation = compile(document, { version: number, digest })
  if (!compilation.ok) throw new Error('A published version doesn’t compile.')
  const query = toSql(compilation.strategy, options)
  if (query.ok) return `${asTable === undefined ? query.sql : createTableAs(query.sql, asTable, options.dialect)}\n`
  const [first] = query.problems
  throw new Fault('not-in-dialect', first?.message ?? '', query.problems)
}
