/**
 * The document as text, by CodeMirror. It lives in a shadow root: there its style sheets are adopted ones, which the
 * content security policy allows, while in the document itself they would be inline styles, which it doesn't.
 */
import { autocompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete'
import { indentWithTab } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { type Diagnostic, linter, lintGutter, setDiagnostics } from '@codemirror/lint'
import { EditorState, type Extension, Transaction } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { basicSetup } from 'codemirror'
import { keysAt, type SchemaNode, valuesAt } from '../../../model/json/schemaAt.ts'
import { placeAt, rangeOf } from './places.ts'

/** Something that is wrong at a JSON pointer, or at a position of the text. */
export interface Finding {
  severity: 'error' | 'warning'
  message: string
  at: { pointer: string } | { line: number; column: number }
}

export interface JsonEditor {
  text(): string
  /** Replaces the text, as after an undo elsewhere; `onText` isn't told. */
  setText(text: string): void
  show(findings: readonly Finding[]): void
  destroy(): void
}

interface Options {
  text: string
  name: string
  schema: SchemaNode
  readOnly: boolean
  onText: (text: string) => void
}

export function createJsonEditor(place: HTMLElement, options: Options): JsonEditor {
  const root = place.attachShadow({ mode: 'open' })
  const view = new EditorView({
    state: EditorState.create({ doc: options.text, extensions: extensionsOf(options) }),
    parent: root,
    root,
  })
  return {
    text: () => view.state.doc.toString(),
    setText(text) {
      if (view.state.doc.toString() === text) return
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        annotations: Transaction.userEvent.of('outside'),
      })
    },
    show(findings) {
      const diagnostics = findings.map((finding) => diagnosticOf(view.state, finding))
      view.dispatch(
        setDiagnostics(
          view.state,
          diagnostics.sort((a, b) => a.from - b.from),
        ),
      )
    },
    destroy: () => view.destroy(),
  }
}

const extensionsOf = ({ name, schema, readOnly, onText }: Options): Extension => [
  basicSetup,
  keymap.of([indentWithTab]),
  json(),
  syntaxHighlighting(highlight),
  theme,
  EditorView.lineWrapping,
  EditorState.readOnly.of(readOnly),
  linter(null),
  lintGutter(),
  autocompletion({ override: [(context) => completionsAt(context, schema)] }),
  EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': name, 'data-typing': 'true' }),
  EditorView.updateListener.of((update) => {
    const isOutside = update.transactions.some((transaction) => transaction.isUserEvent('outside'))
    if (update.docChanged && !isOutside) onText(update.state.doc.toString())
  }),
]

function completionsAt(context: CompletionContext, schema: SchemaNode): CompletionResult | null {
  const { path, kind, from, to } = placeAt(context.state, context.pos)
  if (!context.explicit && from === to) return null
  const suggestions = kind === 'key' ? keysAt(schema, path) : valuesAt(schema, path)
  if (suggestions.length === 0) return null
  return {
    from,
    to,
    options: suggestions.map(({ text, description, required }) => ({
      label: kind === 'key' ? JSON.stringify(text) : text,
      type: kind === 'key' ? 'property' : 'constant',
      boost: required ? 1 : 0,
      ...(description === undefined ? {} : { info: description }),
    })),
  }
}

function diagnosticOf(state: EditorState, { severity, message, at }: Finding): Diagnostic {
  if ('pointer' in at) return { ...rangeOf(state, at.pointer), severity, message }
  const line = state.doc.line(Math.min(Math.max(at.line, 1), state.doc.lines))
  const from = Math.min(line.from + Math.max(at.column - 1, 0), line.to)
  return { from, to: Math.min(from + 1, state.doc.length), severity, message }
}

const highlight = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--ink)' },
  { tag: tags.string, color: 'var(--ink-2)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--ink)', fontWeight: '600' },
  { tag: [tags.punctuation, tags.separator, tags.brace, tags.squareBracket], color: 'var(--ink-3)' },
])

const theme = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--canvas)', fontSize: '12px', height: '100%' },
  '.cm-scroller': { overflow: 'auto' },
  '.cm-content': { fontFamily: 'var(--mono)', lineHeight: '18px', caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-gutters': { color: 'var(--ink-3)', backgroundColor: 'var(--canvas)', border: 'none', fontFamily: 'var(--mono)' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--sunken)' },
  '.cm-selectionBackground, &.cm-focused .cm-selectionBackground, ::selection': {
    backgroundColor: 'var(--accent-weak) !important',
  },
  '.cm-tooltip, .cm-panels': {
    color: 'var(--ink)',
    backgroundColor: 'var(--panel)',
    border: '1px solid var(--line-2)',
    fontFamily: 'var(--sans)',
  },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    color: 'var(--ink)',
    backgroundColor: 'var(--accent-weak)',
  },
  '.cm-foldPlaceholder': { color: 'var(--ink-2)', backgroundColor: 'var(--sunken)', border: 'none' },
})
