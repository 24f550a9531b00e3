import { pointerTo } from '../../check/problems.ts'
import type { Field } from '../../strategy/document.ts'
import type { FieldPlan } from '../plan.ts'
import { type BuildContext, type Entry, entriesOf } from './context.ts'

/** Variables that a strategy has by itself; no field or derived value may take their names. */
export const RESERVED_VARIABLES: ReadonlySet<string> = new Set(['asOf', 'subject', 'value', 'tier'])

export const fieldEntries = (context: BuildContext): Entry<Field>[] =>
  entriesOf<Field>(context, 'fields', RESERVED_VARIABLES)

export function buildFields(entries: Entry<Field>[], context: BuildContext): FieldPlan[] {
  return entries.flatMap(({ item, pointer }) => (item ? [buildField(item, pointer, context)] : []))
}

function buildField(field: Field, pointer: string, context: BuildContext): FieldPlan {
  checkRange(field, pointer, context)
  return {
    id: field.id,
    type: field.type,
    required: field.required ?? true,
    min: field.min,
    max: field.max,
    options: buildOptions(field, pointer, context),
    actionable: field.actionable ?? true,
  }
}

function checkRange(field: Field, pointer: string, { report }: BuildContext): void {
  const isNumber = field.type === 'number' || field.type === 'integer'
  for (const key of ['min', 'max', 'step'] as const)
    if (field[key] !== undefined && !isNumber)
      report('range-needs-number', pointerTo(pointer, key), { key, type: field.type })
  if (field.min !== undefined && field.max !== undefined && field.min > field.max)
    report('range-reversed', pointerTo(pointer, 'min'), { min: field.min, max: field.max })
}

function buildOptions(field: Field, pointer: string, { report }: BuildContext): string[] | undefined {
  if (!field.options) return undefined
  const at = pointerTo(pointer, 'options')
  if (field.type !== 'string') report('options-need-string', at, { type: field.type })
  const options = field.options.map((option) => (typeof option === 'string' ? option : option.id).normalize('NFC'))
  options.forEach((option, index) => {
    if (options.indexOf(option) < index) report('duplicate-option', pointerTo(at, index), { option })
  })
  return options
}
