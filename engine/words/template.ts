/**
 * Sentences with places for params: `{name}` is filled in; a part in square brackets stands only where
 * all of its params are given.
 */
import type { ProblemParams } from '../check/problems.ts'

/** How one language writes params. */
export interface Manner {
  /** Words for params that are codes, by param and value: `type` → `string` → “text”. */
  words: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Between the items of a list; `alternatives` where the param says what could stand instead. */
  separator: string
  alternatives: string
  /** What stands for the items that a long list leaves out. */
  more: string
}

/** Lists are cut after so many items: a message is read, not searched. */
const LONGEST_LIST = 30

const OPTIONAL_PART = /\[([^\]]*)\]/g
const PLACE = /\{(\w+)\}/g

export function fillTemplate(template: string, params: ProblemParams, manner: Manner): string {
  const given = (part: string) => [...part.matchAll(PLACE)].every(([, name = '']) => params[name] !== undefined)
  return template
    .replace(OPTIONAL_PART, (_, part: string) => (given(part) ? part : ''))
    .replace(PLACE, (_, name: string) => paramText(name, params[name], manner))
    .trim()
}

function paramText(name: string, param: ProblemParams[string] | undefined, manner: Manner): string {
  if (param === undefined) return `{${name}}`
  if (typeof param !== 'object') return itemText(name, param, manner)
  const separator = name === 'expected' ? manner.alternatives : manner.separator
  const items = param.slice(0, LONGEST_LIST).map((item) => itemText(name, item, manner))
  return items.join(separator) + (param.length > LONGEST_LIST ? separator + manner.more : '')
}

function itemText(name: string, item: string | number | boolean, { words }: Manner): string {
  if (typeof item === 'number') return plainNumber(item)
  const text = String(item)
  const known = words[name]
  return known !== undefined && Object.hasOwn(known, text) ? (known[text] ?? text) : text
}

/** A number as one would type it: no exponent, no grouping. */
export function plainNumber(x: number): string {
  const text = String(x)
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (!match) return text
  const [, sign = '', whole = '', fraction = '', power = '0'] = match
  const exponent = Number(power)
  const digits = whole + fraction
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`
  return sign + digits.padEnd(exponent + 1, '0')
}
