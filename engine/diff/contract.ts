/** What callers will feel of a new version: inputs that were right and will be refused. */
import type { Field, Strategy } from '../strategy/document.ts'
import { type Option, optionName, optionsOf } from '../words/names.ts'
import { plain } from '../words/phrase.ts'
import type { Sentences } from './entry.ts'
import { speakerOf } from './speeches.ts'
import { listSay, literalSay, nameSay } from './words/parts.ts'
import { type Say, say } from './words/say.ts'

export type ContractBreakCode =
  | 'field-required'
  | 'field-became-required'
  | 'type-changed'
  | 'minimum-raised'
  | 'maximum-lowered'
  | 'option-gone'
  | 'options-introduced'

export interface ContractBreak {
  /** Names this break and no other, also in a later comparison: what an acceptance is bound to. */
  key: string
  code: ContractBreakCode
  field: string
  message: Sentences
}

interface Break {
  code: ContractBreakCode
  /** What is new, so that an acceptance holds for that alone. */
  detail?: string
  say: Say
}

/**
 * The breaks of the input contract from `a` to `b`, in the order of the new fields.
 *
 * No breaks are: a field that is no longer asked for (unknown keys are ignored), a wider range or type,
 * a new field that may be missing, and `step`, for which nothing is refused.
 */
export function contractBreaks(a: Strategy, b: Strategy): ContractBreak[] {
  const speak = speakerOf(a, b)
  const before = new Map(a.fields.map((field) => [field.id, field]))
  return b.fields.flatMap((field) =>
    breaksOf(before.get(field.id), field).map(({ code, detail, say: says }) => ({
      key: [code, field.id, ...(detail === undefined ? [] : [detail])].join(':'),
      code,
      field: field.id,
      message: speak(says),
    })),
  )
}

const isRequired = ({ required = true }: Field): boolean => required

function breaksOf(before: Field | undefined, after: Field): Break[] {
  const name = nameSay(after)
  if (before === undefined) {
    return isRequired(after) ? [{ code: 'field-required', say: say('break.field-required', { name }) }] : []
  }
  const required: Break[] =
    isRequired(after) && !isRequired(before)
      ? [{ code: 'field-became-required', say: say('break.field-became-required', { name }) }]
      : []
  if (!takesAll(before, after)) {
    const types = { before: say(`type.${before.type}`), after: say(`type.${after.type}`) }
    return [
      ...required,
      { code: 'type-changed', detail: after.type, say: say('break.type-changed', { name, ...types }) },
    ]
  }
  return [...required, ...rangeBreaks(before, after), ...optionBreaks(before, after)]
}

/** Every integer is a number. */
const takesAll = (before: Field, after: Field): boolean =>
  before.type === after.type || (before.type === 'integer' && after.type === 'number')

function rangeBreaks(before: Field, after: Field): Break[] {
  const limit = (value: number | undefined, side: 'before' | 'after'): Say => {
    const field = side === 'before' ? before : after
    if (value === undefined) return say('break.noLimit')
    return literalSay(value, () => ({ kind: field.type, show: field.show, unit: field.unit }), side)
  }
  const { min, max } = after
  const name = nameSay(after)
  const breaks: Break[] = []
  if (min !== undefined && min > (before.min ?? Number.NEGATIVE_INFINITY)) {
    const limits = { before: limit(before.min, 'before'), after: limit(min, 'after') }
    breaks.push({ code: 'minimum-raised', detail: String(min), say: say('break.minimum-raised', { name, ...limits }) })
  }
  if (max !== undefined && max < (before.max ?? Number.POSITIVE_INFINITY)) {
    const limits = { before: limit(before.max, 'before'), after: limit(max, 'after') }
    breaks.push({
      code: 'maximum-lowered',
      detail: String(max),
      say: say('break.maximum-lowered', { name, ...limits }),
    })
  }
  return breaks
}

const optionSay =
  (option: Option): Say =>
  ({ language }) =>
    plain(optionName(option, language))

function optionBreaks(before: Field, after: Field): Break[] {
  if (after.options === undefined) return []
  const name = nameSay(after)
  const now = optionsOf(after.options)
  if (before.options === undefined) {
    const options = listSay(now.map(optionSay), 'and')
    const detail = now.map(({ id }) => id).join('|')
    return [{ code: 'options-introduced', detail, say: say('break.options-introduced', { name, options }) }]
  }
  // As intake compares them.
  const kept = new Set(now.map(({ id }) => id.normalize('NFC')))
  return optionsOf(before.options)
    .filter(({ id }) => !kept.has(id.normalize('NFC')))
    .map((option) => ({
      code: 'option-gone',
      detail: option.id,
      say: say('break.option-gone', { name, option: optionSay(option) }),
    }))
}
