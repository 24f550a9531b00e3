import { createEffect, createSignal, type JSX, on, onCleanup, onMount, Show } from 'solid-js'
import { check, describeProblem, isShaped, parseJson, type Strategy, StrategySchema } from '../../../../engine/index.ts'
import { orderedJson } from '../../../model/json/orderedJson.ts'
import type { SchemaNode } from '../../../model/json/schemaAt.ts'
import { language } from '../../../model/preferences.ts'
import { t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'
import { PageHead } from '../../strategy/PageHead.tsx'
import { createJsonEditor, type Finding, type JsonEditor } from './jsonEditor.ts'
import './json.css'

/** After the last key, in milliseconds. */
const PAUSE = 300

/**
 * The whole document as text: with the keys that may stand at each place, and its problems where they are. What can
 * be read as a strategy is taken over while it is typed; anything else stays text until it can.
 */
export default function JsonPage(): JSX.Element {
  const view = useStrategy()
  const [unread, setUnread] = createSignal<readonly Finding[]>([])
  let place!: HTMLDivElement
  let editor: JsonEditor | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  /** What the text was last read as, or printed from. */
  let known: Strategy = view.snapshot()

  const read = (text: string) => {
    const reading = parseJson(text)
    if (!reading.ok) {
      const { message, line, column } = reading.problem
      return setUnread([{ severity: 'error', message, at: { line, column } }])
    }
    if (!isShaped(reading.value)) return setUnread(shapeFindings(reading.value))
    setUnread([])
    known = reading.value
    const document = reading.value
    return view.editing?.editor.edit(
      () => t('json.edit'),
      () => document,
      'json',
    )
  }
  onMount(() => {
    editor = createJsonEditor(place, {
      text: printed(known),
      name: t('json.title'),
      schema: StrategySchema as unknown as SchemaNode,
      readOnly: view.editing === undefined,
      onText: (text) => {
        clearTimeout(timer)
        timer = setTimeout(() => read(text), PAUSE)
      },
    })
    onCleanup(() => {
      clearTimeout(timer)
      editor?.destroy()
    })
  })
  createEffect(
    on(view.snapshot, (document) => {
      if (document === known) return
      known = document
      setUnread([])
      editor?.setText(printed(document))
    }),
  )
  const findings = (): readonly Finding[] =>
    unread().length > 0
      ? unread()
      : view.problems().map((problem) => ({
          severity: problem.severity,
          message: describeProblem(problem, language()),
          at: { pointer: problem.pointer },
        }))
  createEffect(() => {
    const shown = findings()
    queueMicrotask(() => editor?.show(shown))
  })
  return (
    <div class="json-page">
      <PageHead title={t('json.title')} text={t(view.editing ? 'json.lead' : 'json.leadRead')} />
      <p class="json-state" classList={{ err: unread().length > 0 }} role="status">
        <Show when={unread()[0]}>{(first) => <>{t('json.unread', { message: first().message })}</>}</Show>
      </p>
      <div ref={place} class="json-place" />
    </div>
  )
}

const printed = (document: Strategy): string => `${orderedJson(document)}\n`

/** What keeps a text that is JSON from being a strategy. */
const shapeFindings = (value: unknown): Finding[] =>
  check(value)
    .problems.filter(({ severity }) => severity === 'error')
    .map((problem) => ({
      severity: 'error',
      message: describeProblem(problem, language()),
      at: { pointer: problem.pointer },
    }))
