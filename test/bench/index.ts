/** `npm run bench`: the rows of the performance budgets, each beside its peer or limit in the same run. */
import { benchRows } from './rows.ts'

await benchRows()
