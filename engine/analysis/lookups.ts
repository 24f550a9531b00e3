import { pointerTo } from '../check/problems.ts'
import type { Node, Read } from '../logic/node.ts'
import type { LookupPlan } from '../plan/plan.ts'
import { suggest } from '../words/suggest.ts'
import type { Survey } from './survey.ts'

/** Options of a field that a lookup has no entry for, and entries that are none of its options. */
export function checkLookups(survey: Survey): void {
  for (const { read, lookup, pointer } of lookupsOf(survey)) {
    const field = survey.plan.fields[read.index]
    if (!field?.options) continue
    const lacking = field.options.filter((option) => !lookup.keys.includes(option))
    if (lacking.length > 0 && !lookup.otherwise)
      survey.report('option-without-entry', pointerTo(pointer, 'lookup'), { field: field.id, options: lacking })
    lookup.keys.forEach((key, index) => {
      const entry = String(key)
      if (field.options?.includes(entry)) return
      survey.report('entry-without-option', pointerTo(pointer, 'lookup', lookup.texts[index] ?? entry), {
        entry,
        field: field.id,
        ...suggest(entry, lacking),
      })
    })
  }
}

interface FieldLookup {
  read: Read
  lookup: LookupPlan<unknown>
  pointer: string
}

/** Lookups on the bare value of a field. */
export function lookupsOf({ plan }: Pick<Survey, 'plan'>): FieldLookup[] {
  const fieldLookup = (
    value: Node | undefined,
    lookup: { kind: string } | undefined,
    pointer: string,
  ): FieldLookup[] =>
    value?.kind === 'read' && value.source === 'field' && lookup?.kind === 'lookup'
      ? [{ read: value, lookup: lookup as LookupPlan<unknown>, pointer }]
      : []
  return [
    ...plan.derived.flatMap(({ value, classes, pointer }) => fieldLookup(value, classes, pointer)),
    ...plan.dimensions.flatMap(({ value, points, pointer }) =>
      fieldLookup(value, points, pointerTo(pointer, 'points')),
    ),
  ]
}
