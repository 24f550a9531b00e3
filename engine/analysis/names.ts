/** What fields and derived values can be, from their declarations: the start of every analysis. */
import type { Read } from '../logic/node.ts'
import { quantise } from '../numbers/scaled.ts'
import type { ClassPlan, DerivedPlan, FieldPlan, Plan } from '../plan/plan.ts'
import type { Scalar } from '../strategy/document.ts'
import { asNumbers, COMPUTABLE } from './arithmetic.ts'
import { BOOLEANS, either, type Facts, type NumberFacts, numbers, values } from './facts.ts'
import { hull, type Interval, intersect, isEmpty, isWithin, mapped } from './interval.ts'
import { type Known, knownFrom } from './known.ts'
import { constantFacts, factsOf } from './values.ts'

/** Every date that a strategy can meet: years 1 to 9999. */
export const DATES: Interval = { low: 1_01_01, high: 9999_12_31 }

/** Below this, a whole number times a power of ten is still exact. */
const EXACT = 2 ** 52

export interface Names {
  known: Known
  fields: Facts[]
  derived: Facts[]
}

/** As expressions read them; points, scores, tier and value are for those who know them to add. */
export function namesOf(plan: Plan): Names {
  const fields = plan.fields.map(fieldFacts)
  const derived: Facts[] = []
  const base = (read: Read): Facts => {
    switch (read.source) {
      case 'field':
        return fields[read.index] ?? unknownFacts(read)
      case 'derived':
        return derived[read.index] ?? unknownFacts(read)
      case 'asOf':
        return numbers(DATES, true, false)
      default:
        return unknownFacts(read)
    }
  }
  const known = knownFrom(base)
  for (const one of plan.derived) derived.push(derivedFacts(one, known))
  return { known, fields, derived }
}

/** Nothing is known but the type. */
export function unknownFacts({ type }: Pick<Read, 'type'>): Facts {
  if (type === 'number') return numbers(COMPUTABLE, false, true)
  if (type === 'date') return numbers(DATES, true, true)
  return values(type === 'boolean' ? BOOLEANS : undefined, true)
}

function fieldFacts(field: FieldPlan): Facts {
  const canBeMissing = !field.required
  switch (field.type) {
    case 'boolean':
      return values(BOOLEANS, canBeMissing)
    case 'string':
      return values(field.options, canBeMissing)
    case 'date':
      return numbers(DATES, true, canBeMissing)
    default:
      return numberField(field)
  }
}

/** Intake lets numbers through up to 2⁵³ − 1; beyond 10¹⁵ expressions take them for missing. */
function numberField({ min, max, type, required }: FieldPlan): NumberFacts {
  const declared = { low: min ?? Number.MIN_SAFE_INTEGER, high: max ?? Number.MAX_SAFE_INTEGER }
  const whole = type === 'integer'
  const admitted = whole ? { low: Math.ceil(declared.low), high: Math.floor(declared.high) } : declared
  return numbers(intersect(admitted, COMPUTABLE), whole, !required || !isWithin(admitted, COMPUTABLE))
}

function derivedFacts(plan: DerivedPlan, known: Known): Facts {
  const value = plan.value && factsOf(plan.value, known)
  if (plan.classes) {
    const facts = classFacts(plan.classes)
    return { ...facts, canBeMissing: plan.classes.kind !== 'table' && (value?.canBeMissing ?? true) }
  }
  if (!value || plan.type !== 'number') return value ?? unknownFacts(plan as Pick<Read, 'type'>)
  return quantisedFacts(asNumbers(value), plan.decimals)
}

function quantisedFacts(facts: NumberFacts, decimals: number): NumberFacts {
  const within = mapped(facts.within, (x) => quantise(x, decimals))
  const reach = Math.max(Math.abs(within.low), Math.abs(within.high))
  const staysWhole = facts.whole && reach * 10 ** decimals < EXACT
  return numbers(within, decimals === 0 || staysWhole, facts.canBeMissing || isEmpty(within))
}

/** Any of the literals that a class can yield. */
function classFacts(classes: ClassPlan<Scalar>): Facts {
  const otherwise = classes.kind === 'bands' ? undefined : classes.otherwise
  const yields = otherwise ? [...classes.yields, otherwise.yield] : classes.yields
  const [first, ...rest] = yields
  if (first === undefined) return values([], true)
  if (typeof first === 'number') {
    const literals = yields as number[]
    const within = literals.map((x) => ({ low: x, high: x })).reduce(hull)
    return numbers(within, literals.every(Number.isInteger), false)
  }
  return rest.map(constantFacts).reduce(either, constantFacts(first))
}
