import type { Value } from '../logic/node.ts'
import type { DerivedPlan } from '../plan/plan.ts'
import type { Scalar } from '../strategy/document.ts'
import { entriesOf } from './classes.ts'
import { type Column, numberOf, truth } from './column.ts'
import type { Entries } from './entries.ts'
import { evaluateColumn } from './expression.ts'
import type { Frame } from './frame.ts'
import { recode } from './kernels/choice.ts'
import { gatherBytes, gatherNumbers } from './kernels/gather.ts'
import { quantiseAll } from './kernels/numbers.ts'
import { refusalsOf } from './outcomes.ts'
import { type Refusing, refusalNumber } from './refusals.ts'

/** Computes one derived value into the frame; answers whom it refuses. */
export function derive(plan: DerivedPlan, frame: Frame): Refusing | undefined {
  const value = plan.value && evaluateColumn(plan.value, frame)
  if (!plan.classes) {
    if (!value) throw new TypeError('derive: neither a value nor classes')
    frame.derived.push(plan.type === 'number' ? quantised(value, plan.decimals, frame) : value)
    return undefined
  }
  const entries = entriesOf(plan.classes, value, frame)
  frame.derived.push(yieldsOf(plan, entries, frame))
  return refusalsOf(entries, (outcome) => (outcome.kind === 'refused' ? refusalNumber(outcome.code) : 0), frame)
}

const quantised = (value: Column, decimals: number, { memo }: Frame): Column =>
  memo.recall(`quantise:${value.id}:${decimals}`, (id) => ({
    id,
    kind: 'number',
    values: quantiseAll(numberOf(value).values, decimals),
  }))

/** The literals that the entries yield; what is refused is missing. */
function yieldsOf({ type }: DerivedPlan, { id: entries, codes, outcomes }: Entries<Scalar>, { memo }: Frame): Column {
  const yields = outcomes.map((outcome): Value => (outcome.kind === 'yield' ? outcome.yield : undefined))
  return memo.recall<Column>(`yields:${entries}:${type}:${JSON.stringify(yields)}`, (id) => {
    switch (type) {
      case 'boolean':
        return { id, kind: 'boolean', bytes: gatherBytes(codes, Uint8Array.from(yields, truth)) }
      case 'string': {
        const dictionary = ['', ...new Set(yields.filter((value) => typeof value === 'string'))]
        const places = Int32Array.from(yields, (value) =>
          value === undefined ? 0 : dictionary.indexOf(value as string, 1),
        )
        return { id, kind: 'string', codes: recode(codes, places), dictionary }
      }
      default: {
        const numbers = Float64Array.from(yields, (value) => (typeof value === 'number' ? value : Number.NaN))
        return { id, kind: 'number', values: gatherNumbers(codes, numbers) }
      }
    }
  })
}
