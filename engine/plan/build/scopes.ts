import type { Read, Source, ValueType } from '../../logic/node.ts'
import type { Resolution, Scope } from '../../logic/scope.ts'
import type { Field, FieldType } from '../../strategy/document.ts'
import type { Entry } from './context.ts'

const valueTypeOf = (type: FieldType): ValueType => (type === 'integer' ? 'number' : type)

export const found = (name: string, source: Source, index: number, type: ValueType): Resolution => ({
  kind: 'found',
  read: { kind: 'read', type, source, index, name } satisfies Read,
})

const UNKNOWN: Resolution = { kind: 'unknown' }

/** The scope that every expression has: the fields and the evaluation date. */
export function fieldScope(entries: readonly Entry<Field>[], fieldsAreBroken: boolean): Scope {
  const names = new Map<string, Resolution>([['asOf', found('asOf', 'asOf', 0, 'date')]])
  entries.forEach(({ id, item }, index) => {
    if (!names.has(id)) names.set(id, item ? found(id, 'field', index, valueTypeOf(item.type)) : { kind: 'broken' })
  })
  return {
    resolve: (name) => names.get(name) ?? (fieldsAreBroken ? { kind: 'broken' } : UNKNOWN),
    names: () => [...names.keys()],
  }
}

/** `points.<dimension>` and `scores.<score>`. */
export function resultNames(
  dimensions: readonly Entry<unknown>[],
  scores: readonly Entry<unknown>[],
): Map<string, Resolution> {
  const names = new Map<string, Resolution>()
  dimensions.forEach(({ id }, index) => {
    names.set(`points.${id}`, found(`points.${id}`, 'points', index, 'number'))
  })
  scores.forEach(({ id }, index) => {
    names.set(`scores.${id}`, found(`scores.${id}`, 'score', index, 'number'))
  })
  return names
}

export const subjectName: [string, Resolution] = ['subject', found('subject', 'subject', 0, 'string')]
export const tierName: [string, Resolution] = ['tier', found('tier', 'tier', 0, 'string')]
