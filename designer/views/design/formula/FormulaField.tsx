import { createSignal, createUniqueId, For, type JSX, Show } from 'solid-js'
import type { Expression } from '../../../../engine/index.ts'
import type { Variable } from '../../../model/condition/variables.ts'
import { formulaText, nameText, readFormula } from '../../../model/edit/formula.ts'
import { t } from '../../../model/words.ts'
import { VariableOptions } from '../condition/VariableOptions.tsx'

/** Signs as they are inserted, the cursor where the mark stands. */
const OPERATORS = [
  ['+', ' + |'],
  ['−', ' - |'],
  ['×', ' * |'],
  ['÷', ' / |'],
  ['( )', '(|)'],
  ['min', 'min(|, )'],
  ['max', 'max(|, )'],
  ['abs', 'abs(|)'],
  ['if', 'if(|, , )'],
] as const

/** A formula that is typed, read with every key; fields and operators are inserted where the cursor is. */
export function FormulaField(props: {
  value: Expression
  variables: readonly Variable[]
  label: string
  /** Keys in a row are undone together. */
  merge: string
  onChange: (value: Expression, merge: string) => void
}): JSX.Element {
  const id = createUniqueId()
  const [typed, setTyped] = createSignal<string>()
  let area!: HTMLTextAreaElement
  const text = () => formulaText(props.value) ?? ''
  const reading = () => {
    const source = typed()
    return source === undefined ? undefined : readFormula(source)
  }
  const stuck = () => {
    const now = reading()
    return now?.ok === false ? { at: now.at, from: (typed() ?? '').slice(now.at).trim() } : undefined
  }
  const type = (source: string) => {
    setTyped(source)
    const now = readFormula(source)
    if (now.ok && JSON.stringify(now.value) !== JSON.stringify(props.value)) props.onChange(now.value, props.merge)
  }
  const insert = (pattern: string) => {
    const [start, end] = [area.selectionStart, area.selectionEnd]
    const chosen = area.value.slice(start, end)
    const mark = pattern.indexOf('|')
    const piece = mark < 0 ? pattern : pattern.slice(0, mark) + chosen + pattern.slice(mark + 1)
    type(area.value.slice(0, start) + piece + area.value.slice(end))
    const cursor = start + (mark < 0 ? piece.length : mark + chosen.length)
    area.focus()
    area.setSelectionRange(cursor, cursor)
  }
  return (
    <div class="formula-field">
      <textarea
        ref={area}
        class="control mono"
        rows="2"
        spellcheck={false}
        aria-label={props.label}
        aria-invalid={stuck() !== undefined}
        aria-describedby={stuck() === undefined ? undefined : id}
        data-typing={typed() !== undefined}
        value={typed() ?? text()}
        onInput={(event) => type(event.currentTarget.value)}
        onBlur={() => reading()?.ok && setTyped(undefined)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || typed() === undefined) return
          event.stopPropagation()
          setTyped(undefined)
        }}
      />
      <Show when={stuck()}>
        {(fault) => (
          <p class="field-note err" id={id} role="alert">
            {fault().from === ''
              ? t('editTable.formulaEnds')
              : t('editTable.formulaStuck', { at: fault().at + 1, from: fault().from.slice(0, 24) })}
          </p>
        )}
      </Show>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would need a visible legend */}
      <div class="formula-tools" role="group" aria-label={t('editTable.insert')}>
        <For each={OPERATORS}>
          {([sign, pattern]) => (
            <button
              type="button"
              class="button mono"
              aria-label={t('editTable.insertSign', { sign })}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => insert(pattern)}
            >
              {sign}
            </button>
          )}
        </For>
        <select
          class="control"
          aria-label={t('editTable.insertField')}
          onChange={(event) => {
            insert(nameText(event.currentTarget.value))
            event.currentTarget.value = ''
          }}
        >
          <option value="">{t('editTable.insertField')}</option>
          <VariableOptions variables={props.variables} chosen={undefined} />
        </select>
      </div>
    </div>
  )
}
