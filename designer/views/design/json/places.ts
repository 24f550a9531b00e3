/** Between places of a text of JSON and paths into its value, by CodeMirror's syntax tree. */
import { ensureSyntaxTree, syntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'
import type { SyntaxNode } from '@lezer/common'
import type { Path } from '../../../model/json/schemaAt.ts'

export interface Place {
  /** Of the value, or of the object that a key stands in. */
  path: Path
  kind: 'key' | 'value'
  /** What is being written there. */
  from: number
  to: number
}

/** How long a tree may be worked on that isn't there yet, in milliseconds. */
const PATIENCE = 500

/** The tree of the whole text; of as much of it as could be read in time. */
const treeOf = (state: EditorState) => ensureSyntaxTree(state, state.doc.length, PATIENCE) ?? syntaxTree(state)

/** What stands at a position: a key of an object, or a value. */
export function placeAt(state: EditorState, position: number): Place {
  const node = treeOf(state).resolveInner(position, -1)
  if (node.name === 'PropertyName') {
    return { path: pathTo(state, node.parent?.parent ?? null), kind: 'key', from: node.from, to: node.to }
  }
  if (node.name === 'Object' || node.name === '{') {
    const object = node.name === '{' ? node.parent : node
    return { path: pathTo(state, object), kind: 'key', from: position, to: position }
  }
  const property = node.name === 'Property' ? node : undefined
  if (property) return { path: pathTo(state, property, true), kind: 'value', from: position, to: position }
  const isScalar = ['String', 'Number', 'True', 'False', 'Null'].includes(node.name)
  return {
    path: pathTo(state, node),
    kind: 'value',
    from: isScalar ? node.from : position,
    to: isScalar ? node.to : position,
  }
}

/** The path of the value that a node is, or is within. */
function pathTo(state: EditorState, start: SyntaxNode | null, ofProperty = false): Path {
  const path: (string | number)[] = []
  let node = start
  if (ofProperty && node) path.unshift(keyOf(state, node))
  for (; node?.parent; node = node.parent) {
    const { parent } = node
    if (parent.name === 'Property') path.unshift(keyOf(state, parent))
    else if (parent.name === 'Array') path.unshift(indexIn(parent, node))
  }
  return path
}

function keyOf(state: EditorState, property: SyntaxNode): string {
  const name = property.getChild('PropertyName')
  const text = name ? state.sliceDoc(name.from, name.to) : '""'
  try {
    return String(JSON.parse(text))
  } catch {
    return text
  }
}

function indexIn(array: SyntaxNode, item: SyntaxNode): number {
  let index = 0
  for (let node = array.firstChild; node; node = node.nextSibling) {
    if (node.from === item.from && node.to === item.to) return index
    if (!['[', ']', ',', '⚠'].includes(node.name)) index++
  }
  return index
}

/** Where a JSON pointer leads in the text; of a place that isn't there, the nearest above it. */
export function rangeOf(state: EditorState, pointer: string): { from: number; to: number } {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  let node: SyntaxNode | null = treeOf(state).topNode.firstChild
  for (const step of steps) {
    const next: SyntaxNode | null | undefined = node && childOf(state, node, step)
    if (!next) break
    node = next
  }
  return { from: node?.from ?? 0, to: Math.min(node?.to ?? 0, (node?.from ?? 0) + 400) }
}

function childOf(state: EditorState, node: SyntaxNode, step: string): SyntaxNode | null | undefined {
  if (node.name === 'Object') {
    const property = node.getChildren('Property').find((candidate) => keyOf(state, candidate) === step)
    return property?.lastChild
  }
  if (node.name !== 'Array') return undefined
  let index = 0
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (['[', ']', ',', '⚠'].includes(child.name)) continue
    if (index === Number(step)) return child
    index++
  }
  return undefined
}
