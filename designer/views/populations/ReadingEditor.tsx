import Plus from 'lucide-solid/icons/plus'
import X from 'lucide-solid/icons/x'
import { createSignal, For, type JSX, Match, Show, Switch } from 'solid-js'
import type { Field, Scalar } from '../../../engine/index.ts'
import { formatNumber } from '../../model/format.ts'
import type { Import } from '../../model/import/createImport.ts'
import {
  type MappedColumn,
  type Mapping,
  type NumberReading,
  withNumber,
  withReading,
  withValue,
} from '../../model/import/mapping.ts'
import { optionName, optionsOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { isNumeric } from '../../model/values.ts'
import { t } from '../../model/words.ts'
import { dateFormats } from './words.ts'

type Change = (mapping: Mapping, column: string) => Mapping

/** How a column's cells are read, to be decided otherwise: units, decimal sign, dates, words. */
export function ReadingEditor(props: {
  mapped: MappedColumn
  field: Field
  /** Texts that would be left out: a meaning can be given to them. */
  unreadable: readonly string[]
  onChange: (apply: (model: Import) => void) => void
}): JSX.Element {
  const change = (edit: Change) =>
    props.onChange((model) => {
      const mapping = model.mapping()
      if (mapping) model.change(edit(mapping, props.mapped.column))
    })
  const setNumber = (number: Partial<Record<keyof NumberReading, unknown>>) =>
    change((mapping, column) => withNumber(mapping, column, number as NumberReading))
  return (
    <div class="reading-editor">
      <Switch>
        <Match when={isNumeric(props.field)}>
          <NumberChoices number={props.mapped.number ?? {}} onChange={setNumber} />
        </Match>
        <Match when={props.field.type === 'date'}>
          <DateChoices
            chosen={props.mapped.dates ?? []}
            onChange={(dates) => change((mapping, column) => withReading(mapping, column, { dates }))}
          />
        </Match>
      </Switch>
      <Words mapped={props.mapped} field={props.field} unreadable={props.unreadable} change={change} />
    </div>
  )
}

const scales = [0.01, 1, 100, 1_000, 10_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000]

function NumberChoices(props: {
  number: NumberReading
  onChange: (number: Partial<Record<keyof NumberReading, unknown>>) => void
}): JSX.Element {
  return (
    <>
      <Choice
        name={t('importing.scale')}
        value={String(props.number.times ?? 1)}
        choices={scales.map((scale) => [
          String(scale),
          scale === 1 ? t('importing.asWritten') : t('importing.times', { n: scale }),
        ])}
        onChoose={(value) => props.onChange({ times: Number(value) })}
      />
      <Choice
        name={t('importing.decimal')}
        value={props.number.decimal ?? '.'}
        choices={[
          ['.', t('importing.decimal.point', { example: formatNumber(1234.5, 'en') })],
          [',', t('importing.decimal.comma', { example: '1.234,5' })],
        ]}
        onChoose={(decimal) => props.onChange({ decimal })}
      />
      <Choice
        name={t('importing.percent')}
        value={props.number.percent ?? ''}
        choices={[
          ['', t('importing.percent.none')],
          ['fraction', t('importing.percent.fraction')],
          ['points', t('importing.percent.points')],
        ]}
        onChoose={(percent) => props.onChange({ percent: percent === '' ? undefined : percent })}
      />
    </>
  )
}

function DateChoices(props: { chosen: readonly string[]; onChange: (dates: string[]) => void }): JSX.Element {
  const toggle = (format: string, isOn: boolean) =>
    props.onChange(dateFormats.filter((one) => (one === format ? isOn : props.chosen.includes(one))))
  return (
    <fieldset class="choices date-choices">
      <legend>{t('importing.dates')}</legend>
      <For each={dateFormats}>
        {(format) => (
          <label class="choice">
            <input
              type="checkbox"
              checked={props.chosen.includes(format)}
              disabled={props.chosen.length === 1 && props.chosen[0] === format}
              onChange={(event) => toggle(format, event.currentTarget.checked)}
            />
            <span>{t(`importing.dates.${format}`)}</span>
          </label>
        )}
      </For>
    </fieldset>
  )
}

/** So many of the texts that would be left out are offered a meaning. */
const MOST_UNREADABLE = 6

/** Texts among the cells that stand for something else: for an option, or for nothing. */
function Words(props: {
  mapped: MappedColumn
  field: Field
  unreadable: readonly string[]
  change: (edit: Change) => void
}): JSX.Element {
  const [text, setText] = createSignal('')
  const values = () => props.mapped.values ?? {}
  const texts = () => [...new Set([...Object.keys(values()), ...props.unreadable.slice(0, MOST_UNREADABLE)])]
  const add = () => {
    const word = text().trim().normalize('NFC')
    if (word === '') return
    setText('')
    props.change((mapping, column) => withValue(mapping, column, word, null))
  }
  const remove = (word: string) =>
    props.change((mapping, column) => {
      const { [word]: _, ...values } = props.mapped.values ?? {}
      return withReading(mapping, column, { values })
    })
  return (
    <fieldset class="choices words">
      <legend>{t('importing.words')}</legend>
      <For each={texts()}>
        {(word) => (
          <div class="word">
            <span class="word-text">{t('importing.quoted', { text: word })}</span>
            <Meaning
              word={word}
              value={values()[word]}
              field={props.field}
              onChoose={(value) => props.change((mapping, column) => withValue(mapping, column, word, value))}
            />
            <Show when={values()[word] !== undefined}>
              <button
                type="button"
                class="button icon quiet"
                aria-label={t('importing.asItIs', { text: word })}
                title={t('importing.asItIs', { text: word })}
                onClick={() => remove(word)}
              >
                <X size={14} />
              </button>
            </Show>
          </div>
        )}
      </For>
      <div class="word">
        <input
          class="control"
          value={text()}
          aria-label={t('importing.word')}
          placeholder={t('importing.word')}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            add()
          }}
        />
        <button type="button" class="button" onClick={add}>
          <Plus size={14} />
          {t('importing.addMissing')}
        </button>
      </div>
    </fieldset>
  )
}

function Meaning(props: {
  word: string
  /** Undefined: it has no meaning, and its rows are left out. */
  value: Scalar | null | undefined
  field: Field
  onChoose: (value: Scalar | null) => void
}): JSX.Element {
  const meanings = (): { value: Scalar | null | undefined; text: string }[] => [
    ...(props.value === undefined ? [{ value: undefined, text: t('importing.role.ignore') }] : []),
    { value: null, text: t('importing.missing') },
    ...optionsOf(props.field.options).map((option) => ({ value: option.id, text: optionName(option, language()) })),
    ...(props.field.type === 'boolean'
      ? [
          { value: true, text: t('answer.yes') },
          { value: false, text: t('answer.no') },
        ]
      : []),
    ...(isNumeric(props.field) ? [{ value: 0, text: '0' }] : []),
  ]
  const shown = () =>
    meanings().some(({ value }) => value === props.value)
      ? meanings()
      : [...meanings(), { value: props.value, text: String(props.value) }]
  return (
    <Show when={shown()} keyed>
      {(all) => (
        <select
          class="control"
          aria-label={t('importing.meaningOf', { text: props.word })}
          onChange={(event) => props.onChoose(all[event.currentTarget.selectedIndex]?.value ?? null)}
        >
          <For each={all}>{({ value, text }) => <option selected={value === props.value}>{text}</option>}</For>
        </select>
      )}
    </Show>
  )
}

function Choice(props: {
  name: string
  value: string
  choices: (readonly [value: string, text: string])[]
  onChoose: (value: string) => void
}): JSX.Element {
  return (
    <label class="reading-choice">
      <span class="caption">{props.name}</span>
      <select class="control" onChange={(event) => props.onChoose(event.currentTarget.value)}>
        <For each={props.choices}>
          {([value, text]) => (
            <option value={value} selected={value === props.value}>
              {text}
            </option>
          )}
        </For>
      </select>
    </label>
  )
}
