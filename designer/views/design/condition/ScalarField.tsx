import { createSignal, For, type JSX, Match, Show, Switch } from 'solid-js'
import { type Field, localize, type Scalar } from '../../../../engine/index.ts'
import type { comparedAs } from '../../../model/condition/tests.ts'
import { tidy } from '../../../model/edit/grid.ts'
import { readField, typeValue } from '../../../model/form.ts'
import { language } from '../../../model/preferences.ts'
import { t } from '../../../model/words.ts'
import { NumberCell } from '../../../ui/NumberCell.tsx'

/** A value, entered as its type wants: a number in its unit, a day, one of a list, an answer, a text. */
export function ScalarField(props: {
  value: Scalar
  as: ReturnType<typeof comparedAs>
  label: string
  onEnter: (value: Scalar, merge?: string) => void
}): JSX.Element {
  const isNumber = () => props.as.kind === 'number' || props.as.kind === 'integer'
  return (
    <Switch fallback={<TextValue {...props} />}>
      <Match when={props.as.options.length > 0}>
        <select
          class="control condition-option"
          aria-label={props.label}
          onChange={(event) => props.onEnter(event.currentTarget.value)}
        >
          <Show when={!props.as.options.some(({ id }) => id === props.value)}>
            <option value={String(props.value)} selected>
              {String(props.value)}
            </option>
          </Show>
          <For each={props.as.options}>
            {(option) => (
              <option value={option.id} selected={option.id === props.value}>
                {option.name}
              </option>
            )}
          </For>
        </select>
      </Match>
      <Match when={isNumber() && typeof props.value === 'number' && props.value}>
        {(value) => <NumberValue {...props} value={value() as number} />}
      </Match>
      <Match when={isNumber()}>
        <NumberValue {...props} value={Number.isFinite(Number(props.value)) ? Number(props.value) : 0} />
      </Match>
      <Match when={props.as.kind === 'date'}>
        <input
          class="control condition-date"
          type="date"
          aria-label={props.label}
          value={String(props.value)}
          onChange={(event) => event.currentTarget.value !== '' && props.onEnter(event.currentTarget.value)}
        />
      </Match>
    </Switch>
  )
}

/** A literal of a condition isn't bound to the field's range: beyond it the condition always or never holds. */
const fieldOf = ({ kind, show }: ReturnType<typeof comparedAs>): Field => ({
  id: 'value',
  type: kind,
  ...(show ? { show } : {}),
})

function NumberValue(props: {
  value: number
  as: ReturnType<typeof comparedAs>
  label: string
  onEnter: (value: Scalar, merge?: string) => void
}): JSX.Element {
  const step = () => props.as.step ?? (props.as.show === 'percent' ? 0.01 : 1)
  const sign = () => (props.as.show === 'percent' ? '%' : localize(props.as.unit, language()))
  return (
    <NumberCell
      text={typeValue(fieldOf(props.as), props.value)}
      label={props.label}
      after={sign()}
      needed={t('rule.needed')}
      read={(typed) => {
        const reading = readField(fieldOf({ ...props.as, kind: 'number' }), typed)
        return reading.ok
          ? { ok: true, value: reading.value as number | undefined }
          : { ok: false, complaint: t(reading.fault) }
      }}
      onEnter={(value) => value !== undefined && props.onEnter(value)}
      onStep={(steps) => props.onEnter(tidy(props.value + steps * step()), `step ${props.label}`)}
    />
  )
}

function TextValue(props: { value: Scalar; label: string; onEnter: (value: Scalar) => void }): JSX.Element {
  const [typing, setTyping] = createSignal(false)
  return (
    <input
      class="control condition-text"
      aria-label={props.label}
      autocomplete="off"
      spellcheck={false}
      value={String(props.value)}
      data-typing={typing()}
      onInput={() => setTyping(true)}
      onChange={(event) => {
        setTyping(false)
        props.onEnter(event.currentTarget.value)
      }}
    />
  )
}
