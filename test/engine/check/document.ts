/** A small valid strategy, and how cases change it: `set` writes values at JSON pointers, `remove` deletes. */
import { readFileSync } from 'node:fs'

export interface Change {
  set?: Record<string, unknown>
  remove?: string[]
}

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))

/** A fresh copy of the base. */
export const base = (): Record<string, unknown> => read('./base.json') as Record<string, unknown>

export interface CheckCase extends Change {
  name: string
  /** Instead of the base. */
  document?: unknown
  /** Code, pointer, and where given one of the problem's params. */
  problems: [code: string, pointer: string, param?: string | number][]
}

export const cases = read('./cases.json') as CheckCase[]

export function documentOf(one: CheckCase): unknown {
  return one.document === undefined ? changed(one) : one.document
}

export function changed({ set = {}, remove = [] }: Change): Record<string, unknown> {
  const document = base()
  for (const pointer of remove) {
    const [parent, key] = place(document, pointer)
    if (Array.isArray(parent)) parent.splice(Number(key), 1)
    else delete parent[key]
  }
  for (const [pointer, value] of Object.entries(set)) {
    const [parent, key] = place(document, pointer)
    Object.defineProperty(parent, key, { value, writable: true, enumerable: true, configurable: true })
  }
  return document
}

function place(document: unknown, pointer: string): [Record<string, unknown>, string] {
  const steps = pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const key = steps.pop() ?? ''
  const parent = steps.reduce((node, step) => (node as Record<string, unknown>)[step], document)
  if (typeof parent !== 'object' || parent === null) throw new Error(`no place ${pointer} in the base`)
  return [parent as Record<string, unknown>, key]
}
