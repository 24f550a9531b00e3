/** What a dimension's points were as another kind: going back to it finds them again, while the page is open. */
import type { Points, Strategy } from '../../../../engine/index.ts'
import { kindOf, type PointsKind } from '../../../model/edit/kinds.ts'
import type { Editor } from '../../../model/editor/editor.ts'
import { byId } from '../../../model/names.ts'

const kept = new WeakMap<Editor, Map<string, Points>>()

const keyOf = (document: Strategy, dimension: string, kind: PointsKind): string =>
  JSON.stringify([dimension, byId(document.dimensions, dimension)?.value, kind])

export function keepPoints(editor: Editor, document: Strategy, dimension: string): void {
  const points = byId(document.dimensions, dimension)?.points
  if (!points) return
  const all = kept.get(editor) ?? new Map<string, Points>()
  kept.set(editor, all.set(keyOf(document, dimension, kindOf(points)), points))
}

/** Undefined where there are none, and where what is there now says it better: bands and curves become each other. */
export function keptPoints(
  editor: Editor,
  document: Strategy,
  dimension: string,
  kind: PointsKind,
): Points | undefined {
  const points = byId(document.dimensions, dimension)?.points
  const becomes = (points?.bands && kind === 'curve') || (points?.curve && kind === 'bands')
  return becomes ? undefined : kept.get(editor)?.get(keyOf(document, dimension, kind))
}
