/** The ways to turn a value into points or a literal; one of them, or another. */

import type { Expression } from '../../strategy/document.ts'
import { below } from '../pointer.ts'
import { same } from '../same.ts'
import { type Edged, rewritten, valueSay } from '../words/parts.ts'
import { type DiffKey, say } from '../words/say.ts'
import { compareBands } from './bands.ts'
import type { Classes } from './classes.ts'
import { compareCurve } from './curve.ts'
import { compareLookup, type LookupPart } from './lookup.ts'
import { compareTable, type TablePart } from './table.ts'

const kinds = ['bands', 'lookup', 'curve', 'formula', 'table'] as const
export type PointsKind = (typeof kinds)[number]

type Owner = { [K in PointsKind | 'otherwise']?: unknown }

export const kindOf = (owner: Owner): PointsKind | undefined => kinds.find((kind) => owner[kind] !== undefined)

/** Compares what both do alike; answers false where they do it in two ways, which the caller reports. */
export function comparePoints(classes: Classes, a: Owner, b: Owner): boolean {
  const kind = kindOf(b)
  if (kindOf(a) !== kind) return false
  switch (kind) {
    case 'bands':
      compareBands(classes, a.bands as Edged[], b.bands as Edged[])
      break
    case 'lookup':
      compareLookup(classes, a as LookupPart, b as LookupPart)
      break
    case 'curve':
      compareCurve(classes, a.curve as [number, number][], b.curve as [number, number][])
      break
    case 'table':
      compareTable(classes, a.table as TablePart, b.table as TablePart)
      break
    case 'formula':
      compareFormula(classes, a.formula as Expression, b.formula as Expression)
  }
  return true
}

function compareFormula({ comparison, id, name, group, pathA, pathB }: Classes, a: Expression, b: Expression): void {
  if (same(a, b)) return
  const says = rewritten('formula', 'formula.rewritten', valueSay(a, 'before'), valueSay(b, 'after'), { name })
  const path = { a: below(pathA, 'formula'), b: below(pathB, 'formula') }
  comparison.report({ kind: 'changed', what: 'dimension', id, path, group, say: says })
}

export const kindSay = (owner: Owner) => say(`kind.${kindOf(owner) ?? 'formula'}` as DiffKey)
