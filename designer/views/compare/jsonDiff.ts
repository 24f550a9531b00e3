/**
 * Two texts of JSON with their differences marked, by CodeMirror.
 *
 * It lives in a shadow root: there its style sheets are adopted ones, which the content security policy allows, while
 * in the document itself they would be inline styles, which it doesn't.
 */
import { json } from '@codemirror/lang-json'
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { MergeView, unifiedMergeView } from '@codemirror/merge'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'

export interface JsonDiff {
  before: string
  after: string
  inOneColumn: boolean
  /** Whether long stretches without a difference are folded. */
  changedOnly: boolean
  beforeName: string
  afterName: string
  /** What stands for so many lines that are the same; `$` is the number. */
  unchangedLines: string
}

const COLLAPSE = { margin: 3, minSize: 6 }
const PRECISION = { scanLimit: 2000, timeout: 1000 }

/** @returns what takes it away again */
export function showJsonDiff(place: HTMLElement, shown: JsonDiff): () => void {
  const host = document.createElement('div')
  place.replaceChildren(host)
  const root = host.attachShadow({ mode: 'open' })
  const view = shown.inOneColumn ? inOneColumn(root, shown) : sideBySide(root, shown)
  return () => {
    view.destroy()
    host.remove()
  }
}

function sideBySide(root: ShadowRoot, shown: JsonDiff): MergeView {
  const { before, after, beforeName, afterName, unchangedLines } = shown
  return new MergeView({
    a: { doc: before, extensions: reading(beforeName, unchangedLines) },
    b: { doc: after, extensions: reading(afterName, unchangedLines) },
    parent: root,
    root,
    gutter: true,
    ...foldOf(shown),
    diffConfig: PRECISION,
  })
}

function inOneColumn(root: ShadowRoot, shown: JsonDiff): EditorView {
  const { before, after, afterName, unchangedLines } = shown
  const merge = unifiedMergeView({
    original: before,
    mergeControls: false,
    gutter: true,
    ...foldOf(shown),
    diffConfig: PRECISION,
  })
  return new EditorView({
    state: EditorState.create({ doc: after, extensions: [reading(afterName, unchangedLines), merge] }),
    parent: root,
    root,
  })
}

const foldOf = ({ changedOnly }: JsonDiff) => (changedOnly ? { collapseUnchanged: COLLAPSE } : {})

const reading = (name: string, unchangedLines: string): Extension => [
  lineNumbers(),
  json(),
  syntaxHighlighting(highlight),
  theme,
  EditorState.readOnly.of(true),
  EditorView.editable.of(false),
  EditorView.lineWrapping,
  EditorState.phrases.of({ '$ unchanged lines': unchangedLines }),
  // Read only, and still reached by keyboard, to be scrolled and selected from.
  EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': name }),
]

const highlight = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--ink)' },
  { tag: tags.string, color: 'var(--ink-2)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--ink)', fontWeight: '600' },
  { tag: [tags.punctuation, tags.separator, tags.brace, tags.squareBracket], color: 'var(--ink-3)' },
])

const GONE = 'color-mix(in srgb, var(--err) 10%, transparent)'
const GONE_STRONG = 'color-mix(in srgb, var(--err) 22%, transparent)'
const NEW = 'color-mix(in srgb, var(--ok) 10%, transparent)'
const NEW_STRONG = 'color-mix(in srgb, var(--ok) 24%, transparent)'

const theme = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--canvas)', fontSize: '12px' },
  '.cm-content': { fontFamily: 'var(--mono)', lineHeight: '18px' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-gutters': { color: 'var(--ink-3)', backgroundColor: 'var(--canvas)', border: 'none', fontFamily: 'var(--mono)' },
  '&.cm-merge-a .cm-changedLine, .cm-deletedChunk': { backgroundColor: GONE },
  '&.cm-merge-b .cm-changedLine, .cm-inlineChangedLine, .cm-insertedLine': { backgroundColor: NEW },
  '&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText': {
    background: GONE_STRONG,
    textDecoration: 'line-through',
  },
  '&.cm-merge-b .cm-changedText, .cm-changedText': { background: NEW_STRONG },
  '&.cm-merge-a .cm-changedLineGutter, .cm-deletedLineGutter': { backgroundColor: 'var(--err)' },
  '&.cm-merge-b .cm-changedLineGutter, .cm-changedLineGutter': { backgroundColor: 'var(--ok)' },
  '.cm-collapsedLines': {
    color: 'var(--ink-2)',
    background: 'var(--sunken)',
    fontFamily: 'var(--sans)',
    padding: '0 8px',
    lineHeight: '24px',
  },
  '.cm-collapsedLines:before, .cm-collapsedLines:after': { content: '"…"' },
  '.cm-selectionBackground, &.cm-focused .cm-selectionBackground': { backgroundColor: 'var(--accent-weak)' },
})
