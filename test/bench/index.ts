/**
 * `npm run bench`: the rows of the performance budgets that exist, each beside its peer or limit in the
 * same run. Ratios hold better than times. `npm run bench -- rows` runs one part.
 */
import { benchHttp } from './http.ts'
import { benchRows } from './rows.ts'

const parts: Record<string, () => Promise<void>> = { rows: benchRows, http: benchHttp }
const wanted = process.argv.slice(2)
for (const [name, run] of Object.entries(parts)) if (wanted.length === 0 || wanted.includes(name)) await run()
