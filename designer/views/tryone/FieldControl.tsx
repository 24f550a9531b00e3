import { For, type JSX, Match, Show, Switch } from 'solid-js'
import { type Field, localize } from '../../../engine/index.ts'
import { formatQuantity } from '../../model/format.ts'
import { nameOf, optionName, optionsOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { useStrategy } from '../strategy/context.ts'
import { controlId } from './complaints.ts'

/** One field of the form: options as a list, answers as a list, dates as a date, the rest typed. */
export function FieldControl(props: { field: Field; complaint: string | undefined }): JSX.Element {
  const { tryOne } = useStrategy()
  const id = () => controlId(props.field.id)
  const text = () => tryOne.typed[props.field.id] ?? ''
  const type = (next: string) => tryOne.type(props.field.id, next)
  const unit = () => (props.field.show === 'percent' ? '%' : localize(props.field.unit, language()))
  const hint = () => [localize(props.field.description, language()), rangeText(props.field)].filter(Boolean).join(' ')
  const about = () => ({
    id: id(),
    'aria-invalid': props.complaint !== undefined,
    'aria-describedby': `${id()}-hint`,
    'aria-required': props.field.required !== false,
  })
  return (
    <div class="form-row">
      <label for={id()} title={hint() || undefined}>
        {nameOf(props.field, language())}
        <Show when={unit()}>
          <span class="ink-3"> {unit()}</span>
        </Show>
      </label>
      <Switch
        fallback={
          <input
            {...about()}
            class="control"
            classList={{ tab: isNumber(props.field) }}
            inputmode={isNumber(props.field) ? 'decimal' : 'text'}
            value={text()}
            placeholder={props.field.required === false ? '—' : ''}
            onInput={(event) => type(event.currentTarget.value)}
          />
        }
      >
        <Match when={choicesOf(props.field)}>
          {(choices) => (
            <select {...about()} class="control" onChange={(event) => type(event.currentTarget.value)}>
              <option value="" selected={text() === ''}>
                —
              </option>
              <For each={choices()}>
                {(choice) => (
                  <option value={choice.value} selected={text() === choice.value}>
                    {choice.text}
                  </option>
                )}
              </For>
            </select>
          )}
        </Match>
        <Match when={props.field.type === 'date'}>
          <input
            {...about()}
            class="control"
            type="date"
            value={text()}
            onInput={(event) => type(event.currentTarget.value)}
          />
        </Match>
      </Switch>
      <span class="hidden-visually" id={`${id()}-hint`}>
        {props.complaint ?? hint()}
      </span>
    </div>
  )
}

const isNumber = (field: Field): boolean => field.type === 'number' || field.type === 'integer'

function choicesOf(field: Field): { value: string; text: string }[] | undefined {
  if (field.options)
    return optionsOf(field.options).map((option) => ({ value: option.id, text: optionName(option, language()) }))
  if (field.type !== 'boolean') return undefined
  return [
    { value: 'true', text: t('answer.yes') },
    { value: 'false', text: t('answer.no') },
  ]
}

function rangeText(field: Field): string {
  const text = (value: number) => formatQuantity(value, { show: field.show }, language())
  if (field.min !== undefined && field.max !== undefined)
    return t('form.range', { min: text(field.min), max: text(field.max) })
  if (field.min !== undefined) return t('form.min', { min: text(field.min) })
  return field.max === undefined ? '' : t('form.max', { max: text(field.max) })
}
