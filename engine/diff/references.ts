/** Where a strategy names its own parts: so that a changed id is told once, not at every place that reads it. */
import type { Expression, Strategy } from '../strategy/document.ts'
import { below } from './pointer.ts'

/** Which ids to read as which, by list. */
export interface Renames {
  fields: Map<string, string>
  derived: Map<string, string>
  scores: Map<string, string>
  dimensions: Map<string, string>
  tiers: Map<string, string>
  overrides: Map<string, string>
  treatments: Map<string, string>
}

export type RenamedList = keyof Renames

/** A reference that was read under its new id. */
export interface Reference {
  list: RenamedList
  /** The old id. */
  id: string
  pointer: string
}

interface Renamed {
  document: Strategy
  references: Reference[]
}

/** The document with its ids, and all references to them, under their new names. */
export function rename(source: Strategy, renames: Renames): Renamed {
  const document = structuredClone(source)
  const references: Reference[] = []
  const to = (list: RenamedList, id: string, pointer: string): string => {
    const found = renames[list].get(id)
    if (found === undefined) return id
    references.push({ list, id, pointer })
    return found
  }
  const visitor = new Visitor(to)
  for (const list of Object.keys(renames) as RenamedList[]) {
    for (const item of (document[list] ?? []) as { id: string }[]) item.id = renames[list].get(item.id) ?? item.id
  }
  visitor.document(document)
  return { document, references }
}

type To = (list: RenamedList, id: string, pointer: string) => string

type Loose = Record<string, unknown>

class Visitor {
  #to: To

  constructor(to: To) {
    this.#to = to
  }

  document(document: Strategy): void {
    this.#named(document.subject as Loose | undefined, 'measure', 'fields', '/subject')
    this.#each(document.derived, '/derived', (item, pointer) => this.#classes(item, pointer))
    this.#each(document.scores, '/scores', (item, pointer) => this.#named(item, 'into', 'scores', pointer))
    this.#each(document.dimensions, '/dimensions', (item, pointer) => {
      this.#named(item, 'into', 'scores', pointer)
      this.#expressionAt(item, 'value', pointer)
      this.#classes(item.points as Loose, below(pointer, 'points'))
    })
    this.#each(document.tiers, '/tiers', (item, pointer) => {
      const cumulative = (item.target as Loose | undefined)?.cumulative as Loose | undefined
      this.#named(cumulative, 'of', 'fields', `${pointer}/target/cumulative`)
    })
    this.#assign(document.assign as Loose)
    this.#each(document.overrides, '/overrides', (item, pointer) => {
      this.#expressionAt(item, 'when', pointer)
      const effect = item.then as Loose
      for (const key of ['atMost', 'atLeast', 'tier']) this.#named(effect, key, 'tiers', `${pointer}/then`)
      this.#named(effect.add as Loose | undefined, 'score', 'scores', `${pointer}/then/add`)
    })
    this.#each(document.treatments, '/treatments', (item, pointer) => {
      this.#expressionAt(item, 'when', pointer)
      const place = below(pointer, 'byTier')
      const given = Object.entries(item.byTier as Loose)
      item.byTier = Object.fromEntries(given.map(([id, what]) => [this.#to('tiers', id, below(place, id)), what]))
    })
  }

  #each(list: readonly unknown[] | undefined, pointer: string, visit: (item: Loose, pointer: string) => void): void {
    list?.forEach((item, index) => {
      visit(item as Loose, below(pointer, index))
    })
  }

  #named(owner: Loose | undefined, key: string, list: RenamedList, pointer: string): void {
    const id = owner?.[key]
    if (owner !== undefined && typeof id === 'string') owner[key] = this.#to(list, id, below(pointer, key))
  }

  #assign(assign: Loose): void {
    this.#named(assign, 'score', 'scores', '/assign')
    this.#each(assign.bands as unknown[] | undefined, '/assign/bands', (band, pointer) =>
      this.#named(band, 'tier', 'tiers', pointer),
    )
    const matrix = assign.matrix as Loose | undefined
    for (const axis of ['x', 'y'])
      this.#named(matrix?.[axis] as Loose | undefined, 'score', 'scores', `/assign/matrix/${axis}`)
    const cells = (matrix?.cells ?? []) as string[][]
    cells.forEach((row, y) => {
      row.forEach((id, x) => {
        row[x] = this.#to('tiers', id, `/assign/matrix/cells/${y}/${x}`)
      })
    })
    const table = assign.table as Loose | undefined
    this.#classes(assign, '/assign')
    this.#named(table, 'otherwise', 'tiers', '/assign/table')
    this.#each(table?.rows as unknown[] | undefined, '/assign/table/rows', (row, pointer) =>
      this.#named(row, 'tier', 'tiers', pointer),
    )
  }

  /** The expressions of a points, derived value or assign. */
  #classes(owner: Loose, pointer: string): void {
    this.#expressionAt(owner, 'value', pointer)
    this.#expressionAt(owner, 'formula', pointer)
    const inputs = (owner.table as Loose | undefined)?.inputs as Expression[] | undefined
    inputs?.forEach((input, index) => {
      inputs[index] = this.#expression(input, `${pointer}/table/inputs/${index}`)
    })
  }

  #expressionAt(owner: Loose, key: string, pointer: string): void {
    if (owner[key] !== undefined) owner[key] = this.#expression(owner[key] as Expression, below(pointer, key))
  }

  #expression(expression: Expression, pointer: string): Expression {
    if (typeof expression !== 'object' || expression === null) return expression
    const [entry] = Object.entries(expression)
    if (entry === undefined) return expression
    const [operator, given] = entry
    const place = below(pointer, operator)
    const operands = Array.isArray(given) ? given : [given]
    const at = (index: number) => (Array.isArray(given) ? below(place, index) : place)
    const asTiers = operands.some(isTier)
    const renamed = operands.map((operand, index): unknown => {
      if (operator === 'var') return index === 0 ? this.#variable(operand, at(0)) : this.#expression(operand, at(index))
      if (operator === 'missing') return this.#missing(operand, at(index))
      if (Array.isArray(operand)) return asTiers ? operand.map((id, i) => this.#tier(id, below(at(index), i))) : operand
      return asTiers && typeof operand === 'string'
        ? this.#tier(operand, at(index))
        : this.#expression(operand, at(index))
    })
    return { [operator]: Array.isArray(given) ? renamed : renamed[0] } as Expression
  }

  #missing(operand: unknown, pointer: string): unknown {
    if (!Array.isArray(operand)) return this.#variable(operand, pointer)
    return operand.map((name, index) => this.#variable(name, below(pointer, index)))
  }

  #tier(id: unknown, pointer: string): unknown {
    return typeof id === 'string' ? this.#to('tiers', id, pointer) : id
  }

  #variable(name: unknown, pointer: string): unknown {
    if (typeof name !== 'string') return name
    const dot = name.indexOf('.')
    if (dot >= 0) {
      const list = name.slice(0, dot) === 'points' ? 'dimensions' : 'scores'
      return `${name.slice(0, dot)}.${this.#to(list, name.slice(dot + 1), pointer)}`
    }
    const asField = this.#to('fields', name, pointer)
    return asField === name ? this.#to('derived', name, pointer) : asField
  }
}

const isTier = (operand: unknown): boolean =>
  typeof operand === 'object' &&
  operand !== null &&
  'var' in operand &&
  (operand.var === 'tier' || (Array.isArray(operand.var) && operand.var[0] === 'tier'))
