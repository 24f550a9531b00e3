import { createSignal, createUniqueId, type JSX, Show } from 'solid-js'
import { type Expression, parseJson } from '../../../../engine/index.ts'
import { type Path, replaceAt } from '../../../model/condition/edit.ts'
import { drawCondition, type Plain } from '../../../model/condition/tree.ts'
import { t } from '../../../model/words.ts'
import type { Builder } from './builder.ts'

/** A condition that has no drawing, as the JSON that it is. */
export function JsonLeaf(props: { part: Plain; path: Path; builder: Builder }): JSX.Element {
  const id = createUniqueId()
  const [typing, setTyping] = createSignal(false)
  const [complaint, setComplaint] = createSignal<string>()
  const text = () => JSON.stringify(props.part.source, null, 1).replaceAll(/\n\s*/g, ' ')
  const enter = (typed: string) => {
    const reading = parseJson(typed)
    if (!reading.ok) {
      setComplaint(t('rule.notJson'))
      return
    }
    setComplaint(undefined)
    setTyping(false)
    if (typed.trim() === text()) return
    const part = drawCondition(reading.value as Expression)
    props.builder.change(replaceAt(props.builder.root(), props.path, part))
  }
  return (
    <span class="condition-json">
      <textarea
        class="control mono"
        rows="1"
        spellcheck={false}
        aria-label={t('rule.json')}
        aria-invalid={complaint() !== undefined}
        aria-describedby={complaint() === undefined ? undefined : id}
        title={t('rule.jsonHint')}
        data-typing={typing()}
        value={text()}
        onInput={() => setTyping(true)}
        onChange={(event) => enter(event.currentTarget.value)}
      />
      <Show when={complaint()}>
        <span class="field-note err" id={id} role="alert">
          {complaint()}
        </span>
      </Show>
    </span>
  )
}
