import type { Derived, Field, FieldType, Strategy } from '../../strategy/document.ts'
import type { Manner } from '../format.ts'
import type { Language } from '../glossary.ts'
import { byId, nameOf, type Option, optionsOf } from '../names.ts'
import { translate } from './say.ts'

/** What an expression stands for: which kind of value, how it is shown, which values it may take. */
export interface Facet extends Manner {
  kind: FieldType | 'tier' | 'points'
  options?: readonly Option[]
}

interface Variable extends Facet {
  id: string
  name: string
}

/** The names that expressions of one strategy may use, in one language. */
export interface Vocabulary {
  language: Language
  strategy: Strategy
  /** Looks up a `var`; a name that the strategy doesn't have stands for itself. */
  variable(path: string): Variable
}

export function vocabularyOf(strategy: Strategy, language: Language): Vocabulary {
  const variable = (path: string): Variable =>
    reserved(path, strategy, language) ??
    quantified(path, strategy, language) ??
    ofField(byId(strategy.fields, path), language) ??
    ofDerived(byId(strategy.derived, path), language) ?? { id: path, name: path, kind: 'string' }
  return { language, strategy, variable }
}

function reserved(path: string, strategy: Strategy, language: Language): Variable | undefined {
  switch (path) {
    case 'asOf':
      return { id: path, name: translate(language, 'variable.asOf'), kind: 'date' }
    case 'subject':
      return { id: path, name: translate(language, 'variable.subject'), kind: 'string' }
    case 'value':
      return { id: path, name: translate(language, 'variable.value'), kind: 'number' }
    case 'tier':
      return { id: path, name: translate(language, 'variable.tier'), kind: 'tier', options: strategy.tiers as Option[] }
    default:
      return undefined
  }
}

/** `points.<dimension>` and `scores.<score>`, which overrides and tables of tiers may read. */
function quantified(path: string, strategy: Strategy, language: Language): Variable | undefined {
  const dot = path.indexOf('.')
  if (dot < 0) return undefined
  const [list, key] =
    path.slice(0, dot) === 'points'
      ? [strategy.dimensions, 'variable.points' as const]
      : [strategy.scores, 'variable.score' as const]
  const id = path.slice(dot + 1)
  const name = nameOf(byId<{ id: string }>(list, id) ?? { id }, language)
  return { id, name: translate(language, key, { name }), kind: 'points' }
}

function ofField(field: Field | undefined, language: Language): Variable | undefined {
  if (!field) return undefined
  const options = optionsOf(field.options)
  return {
    id: field.id,
    name: nameOf(field, language),
    kind: field.type,
    show: field.show,
    unit: field.unit,
    ...(options.length > 0 ? { options } : {}),
  }
}

function ofDerived(derived: Derived | undefined, language: Language): Variable | undefined {
  if (!derived) return undefined
  return { id: derived.id, name: nameOf(derived, language), kind: 'number', show: derived.show, unit: derived.unit }
}
