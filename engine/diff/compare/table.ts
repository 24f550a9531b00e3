/** Decision tables: their rows, how hits are counted, what they read. */
import type { Cell, Expression } from '../../strategy/document.ts'
import { joinPhrases, plain } from '../../words/phrase.ts'
import { cellPhrase, facetOf, valuePhrase } from '../../words/sentence/index.ts'
import { longestAscent } from '../align.ts'
import { groupBy } from '../groupBy.ts'
import { below } from '../pointer.ts'
import { same } from '../same.ts'
import { alignSequence, type Step } from '../sequence.ts'
import { fromTo, listSay, valueSay } from '../words/parts.ts'
import { type DiffKey, type Say, say } from '../words/say.ts'
import { type Classes, compareSpoken, sameYield, yieldOf } from './classes.ts'
import { compareOtherwise } from './lookup.ts'

interface Row {
  when: Cell[]
}

export interface TablePart {
  inputs: readonly Expression[]
  hit: string
  rows: readonly Row[]
  otherwise?: unknown
}

/** `place` is the owner's place; the table stands below it. */
export function compareTable(owner: Classes, a: TablePart, b: TablePart): void {
  const classes = { ...owner, pathA: below(owner.pathA, 'table'), pathB: below(owner.pathB, 'table') }
  const { comparison, id, group, name, pathA, pathB } = classes
  if (!same(a.inputs, b.inputs)) {
    // Cells mean nothing without what they are compared with: another table.
    const inputs = (part: TablePart, side: 'before' | 'after') =>
      listSay(part.inputs.map((input) => valueSay(input, side)))
    const says = say('table.inputs', { name, before: inputs(a, 'before'), after: inputs(b, 'after'), n: b.rows.length })
    comparison.report({ kind: 'changed', what: 'row', id, path: { a: pathA, b: pathB }, group, say: says })
    return
  }
  if (a.hit !== b.hit) {
    const path = { a: below(pathA, 'hit'), b: below(pathB, 'hit') }
    const says = fromTo(say('table.hit', { name }), a.hit, b.hit, (hit) => say(`hit.${hit}` as DiffKey))
    comparison.report({ kind: 'changed', what: 'row', id, path, group, say: says })
  }
  compareRows(classes, a, b)
  compareOtherwise(classes, a, b)
}

function compareRows(classes: Classes, a: TablePart, b: TablePart): void {
  const { comparison, id, group, name } = classes
  const common = { what: 'row', id, group } as const
  const { steps, moves } = alignRows(classes, a.rows, b.rows)
  const place = (path: string, index: number) => below(below(path, 'rows'), index)
  const told = (part: TablePart, index: number, side: 'before' | 'after') => rowSay(classes, part, index, side)
  for (const step of steps) {
    if (step.b === undefined) {
      const says = say('row.removed', { name, row: told(a, step.a, 'before') })
      comparison.report({ ...common, kind: 'removed', path: { a: place(classes.pathA, step.a) }, say: says })
    } else if (step.a === undefined) {
      const says = say('row.added', { name, row: told(b, step.b, 'after') })
      comparison.report({ ...common, kind: 'added', path: { b: place(classes.pathB, step.b) }, say: says })
    } else {
      const path = { a: place(classes.pathA, step.a), b: place(classes.pathB, step.b) }
      compareRow(classes, { a, b, indexA: step.a, indexB: step.b }, path)
    }
  }
  for (const { a: from, b: to } of moves) {
    const path = { a: place(classes.pathA, from), b: place(classes.pathB, to) }
    // Only where the first hit decides does a row's place mean anything.
    const cosmetic = a.hit !== 'first' && b.hit !== 'first'
    const says = say('row.moved', { name, row: told(b, to, 'after'), n: to + 1 })
    comparison.report({ ...common, kind: 'moved', path, cosmetic, say: says })
  }
}

interface Rows {
  a: TablePart
  b: TablePart
  indexA: number
  indexB: number
}

function compareRow(classes: Classes, { a, b, indexA, indexB }: Rows, path: { a: string; b: string }): void {
  const { comparison, id, group, name, yieldKey } = classes
  const [old, now] = [a.rows[indexA] as Row, b.rows[indexB] as Row]
  if (same(old, now)) return
  const common = { kind: 'changed', what: 'row', id, group } as const
  const cells = cellsSay(b.inputs, now.when, 'after')
  const yields = !sameYield(old, now, classes)
  if (!same(old.when, now.when)) {
    const before = rowSay(classes, a, indexA, 'before')
    const says = say('row.changed', { name, before, after: rowSay(classes, b, indexB, 'after') })
    const also = yields ? [{ a: below(path.a, yieldKey), b: below(path.b, yieldKey) }] : []
    comparison.report({ ...common, path: { a: below(path.a, 'when'), b: below(path.b, 'when') }, also, say: says })
  } else if (yields) {
    const [before, after] = [yieldOf(old, classes), yieldOf(now, classes)]
    const says = say('row.yield', {
      name,
      cells,
      before: classes.sayYield(before, 'before'),
      after: classes.sayYield(after, 'after'),
    })
    comparison.report({ ...common, path: { a: below(path.a, yieldKey), b: below(path.b, yieldKey) }, say: says })
  }
  compareSpoken(classes, 'row', old, now, path, say('entry.of', { name, entry: cells }))
}

/**
 * Rows that stayed as they are keep to themselves, wherever they stand; the others are paired in order.
 * What then stands elsewhere among those that have a partner has moved, and may have changed as well.
 */
function alignRows(classes: Classes, a: readonly Row[], b: readonly Row[]): { steps: Step[]; moves: Pairing[] } {
  const kept = keptRows(a, b)
  const [keptA, keptB] = [new Set(kept.map((pair) => pair.a)), new Set(kept.map((pair) => pair.b))]
  const restA = a.flatMap((_, index) => (keptA.has(index) ? [] : [index]))
  const restB = b.flatMap((_, index) => (keptB.has(index) ? [] : [index]))
  const trait = (row: Row) => ({ key: row.when, yields: yieldOf(row, classes), whole: row })
  const steps = alignSequence(
    restA.map((index) => trait(a[index] as Row)),
    restB.map((index) => trait(b[index] as Row)),
  ).map((step): Step => {
    if (step.b === undefined) return { a: restA[step.a] as number }
    if (step.a === undefined) return { b: restB[step.b] as number }
    return { a: restA[step.a] as number, b: restB[step.b] as number }
  })
  const paired = steps.flatMap((step): Pairing[] => (step.a === undefined || step.b === undefined ? [] : [step]))
  const all = [...kept, ...paired].sort((x, y) => x.b - y.b)
  const still = longestAscent(all.map((pair) => pair.a))
  return { steps, moves: all.filter((_, index) => !still.has(index)) }
}

interface Pairing {
  a: number
  b: number
}

/** Rows that are in both to the letter, the first with the first. */
function keptRows(a: readonly Row[], b: readonly Row[]): Pairing[] {
  const places = groupBy([...a.keys()], (index) => JSON.stringify(a[index]))
  return b.flatMap((row, index) => {
    const found = places.get(JSON.stringify(row))?.shift()
    return found === undefined ? [] : [{ a: found, b: index }]
  })
}

/** “Planning is Joint, Share ≥ 60 %: 75 points”. */
function rowSay(classes: Classes, { inputs, rows }: TablePart, index: number, side: 'before' | 'after'): Say {
  const row = rows[index] as Row
  return say('row', { cells: cellsSay(inputs, row.when, side), yields: classes.sayYield(yieldOf(row, classes), side) })
}

function cellsSay(inputs: readonly Expression[], cells: readonly Cell[], side: 'before' | 'after'): Say {
  return (speech) => {
    const vocabulary = speech[side]
    const parts = cells.flatMap((cell, index) => {
      const input = inputs[index]
      if (cell === null || input === undefined) return []
      const named = valuePhrase(input, vocabulary)
      return [joinPhrases([named, plain(' '), cellPhrase(cell, facetOf(input, vocabulary), vocabulary)])]
    })
    if (parts.length === 0) return say('row.any')(speech)
    return listSay(parts.map((part) => () => part))(speech)
  }
}
