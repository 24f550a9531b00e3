import { pointerTo } from '../check/problems.ts'
import { readsOf } from '../logic/node.ts'
import { nodesOf, type Survey } from './survey.ts'

/** Fields and derived values that nothing reads: no rule, no treatment, no measure, no target. */
export function checkUnused({ plan, document, report }: Survey): void {
  const { derived, others } = nodesOf(plan)
  const reads = [...derived.flat(), ...others].flatMap(readsOf)
  const readOf = (source: 'field' | 'derived') =>
    new Set(reads.filter((read) => read.source === source).map(({ index }) => index))
  const measures = new Set([document.subject?.measure, ...document.tiers.map(({ target }) => target?.cumulative?.of)])
  const fields = readOf('field')
  plan.fields.forEach(({ id }, index) => {
    if (!fields.has(index) && !measures.has(id)) report('field-unused', pointerTo('/fields', index), { field: id })
  })
  const values = readOf('derived')
  plan.derived.forEach(({ id, pointer }, index) => {
    if (!values.has(index)) report('derived-unused', pointer, { id })
  })
}
