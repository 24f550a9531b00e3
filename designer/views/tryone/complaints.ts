import type { Language, Refusal, RefusalError } from '../../../engine/index.ts'
import { formatQuantity } from '../../model/format.ts'
import { type MessageKey, translate } from '../../model/i18n/translate.ts'
import { byId, nameOf } from '../../model/names.ts'
import type { RulesView, StrategyView } from '../strategy/context.ts'

/** Why there is no decision: what is wrong, and the field to be corrected where it is one. */
export interface Complaint {
  fieldId: string | undefined
  text: string
}

export const AS_OF = 'asOf'

/** Everything that keeps the subject tried from being decided: what can't be read, then what is refused. */
export function complaintsOf(view: StrategyView, language: Language): Complaint[] {
  const faults = Object.entries(view.tryOne.faults())
  if (faults.length > 0) return faults.map(([id, key]) => ({ fieldId: id, text: faultText(view, id, key, language) }))
  const evaluation = view.tryOne.evaluation()
  if (!evaluation || evaluation.ok) return []
  return distinct(evaluation.refusal.errors.map((error) => complaintOf(view, error, evaluation.refusal, language)))
}

/** Two dimensions may miss the same field: it is named once. */
const distinct = (complaints: readonly Complaint[]): Complaint[] =>
  complaints.filter(({ text }, index) => complaints.findIndex((other) => other.text === text) === index)

function faultText(view: StrategyView, id: string, key: MessageKey, language: Language): string {
  if (id === AS_OF) return translate(language, key, { name: translate(language, 'variable.asOf') })
  const field = byId(view.document().fields, id)
  const bound = (value: number | undefined) =>
    value === undefined ? '…' : formatQuantity(value, field ?? {}, language)
  return translate(language, key, {
    name: nameOf(field ?? { id }, language),
    min: bound(field?.min),
    max: bound(field?.max),
  })
}

const codes: Record<Refusal['code'], MessageKey> = {
  'invalid-subject': 'refusal.invalid',
  'missing-value': 'refusal.missing',
  'no-hit': 'refusal.noHit',
  'ambiguous-hit': 'refusal.ambiguous',
  'out-of-range': 'refusal.outOfRange',
  'no-version-in-effect': 'refusal.noVersion',
}

/** One of the errors of a refusal, in words. */
export function complaintOf(view: RulesView, error: RefusalError, refusal: Refusal, language: Language): Complaint {
  const step = /^\/input\/(.+)$/.exec(error.pointer)?.[1]?.replaceAll('~1', '/').replaceAll('~0', '~')
  const field = step === undefined ? undefined : byId(view.document().fields, step)
  const part = error.id === undefined || error.id === field?.id ? undefined : partName(view, error.id, language)
  const code = error.code ?? refusal.code
  if (field && code === 'missing-value') {
    const name = nameOf(field, language)
    return {
      fieldId: field.id,
      text: part
        ? translate(language, 'refusal.missingFor', { name, part })
        : translate(language, 'refusal.required', { name }),
    }
  }
  const fieldId = error.pointer === '/asOf' ? AS_OF : field?.id
  const name =
    part ?? (field ? nameOf(field, language) : error.pointer === '/asOf' ? translate(language, 'variable.asOf') : '')
  return { fieldId, text: translate(language, codes[code], { name }) }
}

/** The name of whatever refused: a dimension, derived value, score, override or the table of tiers. */
function partName(view: RulesView, id: string, language: Language): string {
  const { dimensions, derived, scores, overrides } = view.document()
  if (id === 'assign') return translate(language, 'tiers.table')
  const thing = byId(dimensions, id) ?? byId(derived, id) ?? byId(scores, id) ?? byId(overrides, id) ?? { id }
  return nameOf(thing, language)
}

export const controlId = (fieldId: string): string => `try-${fieldId}`

/** Brings a field of the form into view and puts the cursor in it. */
export function focusField(fieldId: string | undefined): void {
  if (fieldId === undefined) return
  const element = document.getElementById(controlId(fieldId))
  element?.scrollIntoView({ block: 'center' })
  element?.focus()
}
