import type { Value } from '../logic/node.ts'
import { quantise } from '../numbers/scaled.ts'
import type { DerivedPlan } from '../plan/plan.ts'
import { compileBands, compileLookup, compileTable } from './classes.ts'
import { compileExpression } from './expression.ts'
import { type Frame, HIT_NONE, HIT_OTHERWISE } from './frame.ts'
import type { Stop } from './refusals.ts'

export type DeriveStep = (frame: Frame) => Stop | undefined

/** Computes one derived value into the frame. */
export function compileDerived(plan: DerivedPlan, index: number): DeriveStep {
  const classify = compileClasses(plan, index)
  const value = plan.value && compileExpression(plan.value)
  if (classify) {
    return (frame) => {
      const input = value?.(frame)
      if (value && input === undefined) {
        frame.derived[index] = undefined
        return undefined
      }
      return classify(input, frame)
    }
  }
  const { decimals } = plan
  return (frame) => {
    const result = value?.(frame)
    frame.derived[index] = typeof result === 'number' && plan.type === 'number' ? quantise(result, decimals) : result
    return undefined
  }
}

function compileClasses(
  plan: DerivedPlan,
  index: number,
): ((value: Value, frame: Frame) => Stop | undefined) | undefined {
  const { classes } = plan
  switch (classes?.kind) {
    case undefined:
      return undefined
    case 'bands': {
      const bandOf = compileBands(classes)
      return (value, frame) => {
        frame.derived[index] = classes.yields[bandOf(value as number)]
        return undefined
      }
    }
    case 'lookup': {
      const entryOf = compileLookup(classes)
      return (value, frame) => {
        const entry = entryOf(value)
        if (entry === HIT_NONE) return { code: 'no-hit', what: 'derived', index }
        frame.derived[index] = entry === HIT_OTHERWISE ? classes.otherwise?.yield : classes.yields[entry]
        return undefined
      }
    }
    case 'table': {
      const run = compileTable(classes)
      return (_, frame) => {
        const hit = run(frame)
        if (!hit.ok) return { code: hit.code, what: 'derived', index, rows: hit.rows }
        frame.derived[index] = hit.yield
        return undefined
      }
    }
  }
}
