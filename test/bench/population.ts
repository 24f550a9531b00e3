/** Whole populations: impact on columns. */
import { columnsOf, compile, impact, type Strategy } from '../../engine/index.ts'
import { heading, line, median } from './measure.ts'
import { strategyOf, subjectsOf } from './workload.ts'

const asOf = '2026-04-01'
const SUBJECTS = 100_000

export async function benchPopulation(): Promise<void> {
  benchImpact()
}

/** One weight of two and one threshold moved. */
function benchImpact(): void {
  const document = strategyOf()
  const changed = structuredClone(document)
  const [first, second] = changed.dimensions
  if (!first || !second) throw new Error('the workload has two dimensions')
  ;[first.weight, second.weight] = [0.15, 0.05]
  for (const band of (changed.assign.bands ?? []).slice(1, 2)) if (band.from !== undefined) band.from += 1
  const [a, b] = [compiled(document), compiled(changed)]
  const table = columnsOf(
    subjectsOf(SUBJECTS).map((input, row) => ({ input, subject: `D-${row}` })),
    document.fields.map(({ id }) => id),
  )
  heading(`Impact on ${SUBJECTS.toLocaleString('en')} subjects, both versions scored anew`)
  const millisOf = (ablation: boolean) =>
    median(
      Array.from({ length: 11 }, () => {
        const start = performance.now()
        impact(a, b, table, { asOf, ablation })
        return performance.now() - start
      }),
    )
  const { moves } = impact(a, b, table, { asOf, ablation: false })
  line('matrix, movers, causes, quantities', `${millisOf(false).toFixed(0)} ms`, '≤ 150 ms')
  line('the same with ablation', `${millisOf(true).toFixed(0)} ms`)
  line('subjects that move', String(SUBJECTS - moves.same))
}

function compiled(document: Strategy) {
  const compilation = compile(document)
  if (!compilation.ok) throw new Error(compilation.problems.map(({ message }) => message).join('\n'))
  return compilation.strategy
}
