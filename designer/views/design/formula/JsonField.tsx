import { createSignal, createUniqueId, type JSX, Show } from 'solid-js'
import { parseJson } from '../../../../engine/index.ts'
import { t } from '../../../model/words.ts'

/** Part of the document as the JSON that it is; what can't be taken stays in the field, and what was there holds. */
export function JsonField(props: {
  value: unknown
  label: string
  accepts: (value: unknown) => boolean
  onEnter: (value: unknown) => void
}): JSX.Element {
  const id = createUniqueId()
  const [typed, setTyped] = createSignal<string>()
  const [complaint, setComplaint] = createSignal<string>()
  const text = () => JSON.stringify(props.value, null, 2)
  const enter = () => {
    const source = typed()
    if (source === undefined) return
    const reading = parseJson(source)
    if (!reading.ok) return setComplaint(t('editTable.notJson', { line: reading.problem.line }))
    if (!props.accepts(reading.value)) return setComplaint(t('editTable.notShaped'))
    setComplaint(undefined)
    setTyped(undefined)
    if (JSON.stringify(reading.value) !== JSON.stringify(props.value)) props.onEnter(reading.value)
    return undefined
  }
  return (
    <div class="json-field">
      <textarea
        class="control mono"
        rows={Math.min(Math.max(text().split('\n').length, 3), 16)}
        spellcheck={false}
        aria-label={props.label}
        aria-invalid={complaint() !== undefined}
        aria-describedby={complaint() === undefined ? undefined : id}
        data-typing={typed() !== undefined}
        value={typed() ?? text()}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onBlur={enter}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) enter()
          if (event.key !== 'Escape' || typed() === undefined) return
          event.stopPropagation()
          setTyped(undefined)
          setComplaint(undefined)
        }}
      />
      <Show when={complaint()}>
        <p class="field-note err" id={id} role="alert">
          {complaint()}
        </p>
      </Show>
    </div>
  )
}
