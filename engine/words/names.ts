import type { Strategy, Text } from '../strategy/document.ts'
import { localize } from '../strategy/text.ts'
import type { Language } from './glossary.ts'

interface Titled {
  id: string
  title?: Text | undefined
}

/** The name of a thing: its title, else its id made readable (`first_order` → First order). */
export function nameOf(thing: Titled, language: Language): string {
  return localize(thing.title, language) || readableId(thing.id)
}

const isPlainId = /^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$/

export function readableId(id: string): string {
  if (!isPlainId.test(id)) return id
  const words = id.replaceAll(/[_-]/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export interface Option {
  id: string
  title?: Text
}

/** A field's options in one shape. */
export const optionsOf = (options: readonly (string | { id: string; title?: Text })[] | undefined): Option[] =>
  (options ?? []).map((option) => (typeof option === 'string' ? { id: option } : option))

/** An option's name: its title, else the value itself, since it is what the data holds. */
export const optionName = (option: Option, language: Language): string => localize(option.title, language) || option.id

/** Finds by id among any of a strategy's lists. */
export const byId = <T extends { id: string }>(list: readonly T[] | undefined, id: string): T | undefined =>
  list?.find((item) => item.id === id)

export function tierName(strategy: Strategy, id: string, language: Language): string {
  return nameOf(byId(strategy.tiers, id) ?? { id }, language)
}
