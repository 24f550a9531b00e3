/**
 * `npm run bench`: the rows of the performance budgets that exist, each beside its peer or limit in the
 * same run. Ratios hold better than times. `npm run bench -- rows` runs one part; `-- score 100000` one
 * with so many rows.
 */
import { benchColumns } from './columns.ts'
import { benchHttp } from './http.ts'
import { benchPopulation } from './population.ts'
import { benchRecorded } from './recorded.ts'
import { benchRows } from './rows.ts'
import { benchScore } from './score.ts'

const parts: Record<string, () => Promise<void>> = {
  rows: benchRows,
  columns: benchColumns,
  population: benchPopulation,
  score: benchScore,
  http: benchHttp,
  recorded: benchRecorded,
}
const wanted = process.argv.slice(2).filter((word) => word in parts)
for (const [name, run] of Object.entries(parts)) if (wanted.length === 0 || wanted.includes(name)) await run()
