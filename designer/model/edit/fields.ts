/** Fields and derived values, changed: added, typed, moved, removed. Pure changes of a document. */
import type { Derived, Field, FieldType, Option, Strategy, Text } from '../../../engine/index.ts'
import { addPart, type Change, changePart, changesOf, freeId, removePart, withProperty } from '../editor/change.ts'
import { byId, optionsOf } from '../names.ts'
import { tidy } from './grid.ts'
import { withOptionRenamed } from './optionUses.ts'

export const FIELD_TYPES = ['number', 'integer', 'string', 'boolean', 'date'] as const satisfies readonly FieldType[]

/** Names that expressions know already. */
const RESERVED = ['value', 'asOf', 'subject', 'tier', 'points', 'scores']

/** The id that a new field or derived value gets: its name's letters of any script, not taken yet. */
export function newFieldId(document: Strategy, name: string, also: Iterable<string> = []): string {
  const taken = new Set([
    ...RESERVED,
    ...also,
    ...[...document.fields, ...(document.derived ?? [])].map(({ id }) => id),
  ])
  const spelled = name.trim().normalize('NFC').toLowerCase()
  if (!/[^\p{ASCII}]/u.test(spelled) || /[a-z]{3}/.test(spelled)) return freeId(name, taken)
  const root =
    spelled
      .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '_')
      .replaceAll(/^[\p{M}_]+|_+$/gu, '')
      .slice(0, 40) || 'new'
  if (!taken.has(root)) return root
  for (let n = 2; ; n++) if (!taken.has(`${root}_${n}`)) return `${root}_${n}`
}

/** A field to begin with, or one read off a file's column. */
export interface NewField {
  title: Text
  name: string
  type: FieldType
}

/** Adds fields at the end, each with an id of its own. */
export const addFields =
  (wanted: readonly NewField[]): Change =>
  (document) =>
    wanted.reduce((result, { title, name, type }) => {
      const field: Field = { id: newFieldId(result, name), type, title, required: false }
      return addPart('fields', field)(result)
    }, document)

/** Sets a property of a field, or takes it away where the value is undefined. */
export const setField =
  <K extends keyof Field>(id: string, key: K, value: Field[K] | undefined): Change =>
  (document) =>
    byId(document.fields, id)?.[key] === value
      ? document
      : changePart('fields', id, (field) => withProperty(field, key, value))(document)

/** What doesn't say anything of a type goes with it: bounds of a text, options of a number. */
export const setFieldType = (id: string, type: FieldType): Change =>
  changePart('fields', id, (field) => {
    const { min, max, step, show, options, ...rest } = field
    const isNumber = type === 'number' || type === 'integer'
    const bounds = { min, max, step: type === 'integer' && step !== undefined ? wholeStep(step) : step, show }
    const kept = isNumber ? bounds : type === 'string' ? { options } : {}
    return { ...rest, ...defined(kept), type }
  })

const wholeStep = (step: number): number => Math.max(1, Math.round(step))

const defined = (properties: { [K in keyof Field]?: Field[K] | undefined }): Partial<Field> =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined))

/** The lower bound never passes the upper one: a bound that would is moved up to it. */
export const setBound = (id: string, key: 'min' | 'max', value: number | undefined): Change =>
  changePart('fields', id, (field) => {
    if (value === undefined) return withProperty(field, key, undefined)
    const held = key === 'min' ? Math.min(value, field.max ?? value) : Math.max(value, field.min ?? value)
    return { ...field, [key]: held }
  })

/** Beside the field another one like it. */
export const duplicateField =
  (id: string, copyOf: (name: string) => string): Change =>
  (document) => {
    const original = byId(document.fields, id)
    if (!original) return document
    const copy = { ...original, id: newFieldId(document, `${id}_copy`), title: copied(original, copyOf) }
    return addPart('fields', copy, document.fields.indexOf(original) + 1)(document)
  }

const copied = ({ id, title }: { id: string; title?: Text }, copyOf: (name: string) => string): Text =>
  typeof title === 'object'
    ? Object.fromEntries(Object.entries(title).map(([tag, name]) => [tag, copyOf(name)]))
    : copyOf(title ?? id)

export const removeField = (id: string): Change =>
  changesOf(removePart('fields', id), (document) =>
    document.subject?.measure === id
      ? { ...document, subject: withProperty(document.subject, 'measure', undefined) }
      : document,
  )

/** The field whose sums impact shows; undefined for none. */
export const setMeasure =
  (id: string | undefined): Change =>
  (document) => {
    if (document.subject?.measure === id) return document
    return { ...document, subject: withProperty(document.subject ?? {}, 'measure', id) }
  }

/** An option is written as its id alone where it has no title. */
const written = ({ id, title }: Option): NonNullable<Field['options']>[number] =>
  title === undefined ? id : { id, title }

const setOptions = (field: string, change: (options: Option[]) => Option[]): Change =>
  changePart('fields', field, (part) => {
    const before = [...optionsOf(part.options)]
    const after = change(before)
    if (after === before) return part
    return withProperty(part, 'options', after.length === 0 ? undefined : after.map(written))
  })

/** Adds options that the field hasn't got yet, at the end. */
export const addOptions = (field: string, ids: readonly string[]): Change =>
  setOptions(field, (options) => {
    const fresh = [...new Set(ids)].filter((id) => id !== '' && !options.some((option) => option.id === id))
    return fresh.length === 0 ? options : [...options, ...fresh.map((id) => ({ id }))]
  })

export const removeOption = (field: string, id: string): Change =>
  setOptions(field, (options) => options.filter((option) => option.id !== id))

export const moveOption = (field: string, from: number, to: number): Change =>
  setOptions(field, (options) => {
    const moved = options[from]
    if (!moved || to < 0 || to >= options.length || to === from) return options
    return options.toSpliced(from, 1).toSpliced(to, 0, moved)
  })

export const setOptionTitle = (field: string, id: string, title: Text | undefined): Change =>
  setOptions(field, (options) =>
    options.map((option) => (option.id === id ? withProperty(option, 'title', title) : option)),
  )

/** Another id for an option; what names it in lookups, tables and conditions names the new one. */
export const renameOption =
  (field: string, id: string, wish: string): Change =>
  (document) => {
    const to = wish.trim()
    const options = optionsOf(byId(document.fields, field)?.options)
    if (to === '' || to === id || options.some((option) => option.id === to)) return document
    const renamed = setOptions(field, (all) => all.map((one) => (one.id === id ? { ...one, id: to } : one)))
    return withOptionRenamed(renamed(document), field, id, to)
  }

export type DerivedKind = 'value' | 'bands' | 'lookup' | 'table'

export const derivedKind = (derived: Derived): DerivedKind =>
  derived.table ? 'table' : derived.bands ? 'bands' : derived.lookup ? 'lookup' : 'value'

/** Adds a derived value at the end: computed, or a class by bands, by lookup or by a table. */
export const addDerived =
  (title: Text, name: string, kind: DerivedKind): Change =>
  (document) =>
    addPart('derived', { id: newFieldId(document, name), title, ...freshDerived(document, kind) })(document)

function freshDerived({ fields }: Strategy, kind: DerivedKind): Omit<Derived, 'id'> {
  const read = (field: Field | undefined) => (field ? { var: field.id } : 0)
  const value = read(fields[0])
  const number = fields.find(({ type }) => type === 'number' || type === 'integer')
  const text = fields.find(({ type }) => type === 'string')
  switch (kind) {
    case 'value':
      return { value }
    case 'table':
      return { table: { inputs: [value], hit: 'first', rows: [{ when: [null], value: 'A' }] } }
    case 'bands':
      return { value: read(number), bands: [{ value: 'A' }, { from: middleOf(number), value: 'B' }] }
    case 'lookup': {
      const keys = optionsOf(text?.options).map(({ id }) => id)
      return { value: read(text), lookup: { [keys[0] ?? 'A']: 'A' }, otherwise: 'B' }
    }
  }
}

const middleOf = (field: Field | undefined): number => {
  const { min = 0, max = 0, step = 1 } = field ?? {}
  return max > min ? tidy(min + Math.max(Math.round((max - min) / 2 / step), 1) * step) : tidy(min + step)
}

export const setDerived = <K extends keyof Derived>(id: string, key: K, value: Derived[K] | undefined): Change =>
  changePart('derived', id, (derived) => withProperty(derived, key, value))

export const duplicateDerived =
  (id: string, copyOf: (name: string) => string): Change =>
  (document) => {
    const original = byId(document.derived, id)
    if (!original) return document
    const copy = { ...original, id: newFieldId(document, `${id}_copy`), title: copied(original, copyOf) }
    return addPart('derived', copy, (document.derived ?? []).indexOf(original) + 1)(document)
  }
