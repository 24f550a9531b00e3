/**
 * `npm run bench`: the rows of the performance budgets that exist, each beside its peer or limit in the
 * same run. Ratios hold better than times. `npm run bench -- rows` runs one part.
 */
import { benchColumns } from './columns.ts'
import { benchHttp } from './http.ts'
import { benchPopulation } from './population.ts'
import { benchRecorded } from './recorded.ts'
import { benchRows } from './rows.ts'

const parts: Record<string, () => Promise<void>> = {
  rows: benchRows,
  columns: benchColumns,
  population: benchPopulation,
  http: benchHttp,
  recorded: benchRecorded,
}
const wanted = process.argv.slice(2)
for (const [name, run] of Object.entries(parts)) if (wanted.length === 0 || wanted.includes(name)) await run()
