/** What a column's words stand for: options by other names, yes and no, and what means that nothing is known. */
import type { Field } from '../../../engine/index.ts'
import { idOf } from '../cells/value.ts'
import { isNothing, isNothingMark, isUnknown, truthOf } from '../lexicon.ts'
import type { MappedColumn } from '../mapping.ts'
import { foldName, likeness, namesOf } from '../names.ts'
import type { ColumnEvidence } from './evidence.ts'
import type { Undecided } from './profile.ts'
import { escaped, type Proposal } from './proposal.ts'

export function proposeWords(proposal: Proposal, field: Field, evidence: ColumnEvidence, pointer: string): void {
  const values = new Map<string, NonNullable<MappedColumn['values']>[string]>()
  for (const text of evidence.texts.keys()) {
    const meaning = meaningOf(text, field)
    if (meaning === undefined) continue
    if (meaning.value !== undefined) {
      values.set(text, meaning.value)
      proposal.reading.push(
        `${JSON.stringify(text)} is ${meaning.value === null ? 'missing' : JSON.stringify(meaning.value)}`,
      )
    }
    if (meaning.choices === undefined) continue
    proposal.undecided.push({
      code: 'value',
      column: proposal.column.column,
      pointer: `${pointer}/values/${escaped(text)}`,
      message: `What is ${JSON.stringify(text)} in ${JSON.stringify(proposal.column.column)} (${evidence.texts.get(text)} times)?`,
      cell: text,
      count: evidence.texts.get(text) ?? 0,
      choices: meaning.choices,
      ...(meaning.value === undefined ? {} : { proposed: meaning.value }),
    })
  }
  if (values.size > 0) proposal.column.values = Object.fromEntries(values)
}

interface Meaning {
  value?: string | number | boolean | null
  /** Where it is to be decided. */
  choices?: Undecided['choices']
}

const MISSING = { value: null, means: 'not known: missing' }

/** Undefined where a text means just itself, or nothing that can be told. */
function meaningOf(text: string, field: Field): Meaning | undefined {
  if (field.options) return optionMeaning(text, field)
  if (field.type === 'boolean') {
    const truth = truthOf(text)
    if (truth !== undefined) return /^(?:true|false)$/i.test(text) ? undefined : { value: truth }
  }
  if (isUnknown(text)) return { value: null }
  if (!isNothing(text)) return undefined
  if (field.type === 'number' || field.type === 'integer') {
    return { choices: [MISSING, { value: 0, means: 'none: 0' }] }
  }
  if (field.type !== 'string' || isNothingMark(text)) return { value: null }
  return { choices: [MISSING, { value: text, means: 'a value of its own' }] }
}

function optionMeaning(text: string, field: Field): Meaning | undefined {
  const options = field.options ?? []
  if (options.some((option) => idOf(option).normalize('NFC') === text)) return undefined
  const named = options.map((option) => ({
    id: idOf(option),
    names: typeof option === 'string' ? [option] : namesOf(option),
  }))
  const same = named.filter(({ names }) =>
    names.some((name) => foldName(name) !== '' && foldName(name) === foldName(text)),
  )
  if (same.length === 1) return { value: same[0]?.id ?? null }
  if (isUnknown(text) || isNothingMark(text)) return { value: null }
  if (isNothing(text))
    return { choices: [MISSING, ...named.map(({ id }) => ({ value: id, means: `the option ${id}` }))] }
  const near = named
    .map(({ id, names }) => ({ id, like: Math.max(...names.map((name) => likeness(name, text))) }))
    .filter(({ like }) => like >= 0.5)
    .sort((a, b) => b.like - a.like)
  const [best] = near
  return best && { value: best.id, choices: near.map(({ id }) => ({ value: id, means: `the option ${id}` })) }
}
