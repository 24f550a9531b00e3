import { type JSX, Match, Show, Switch } from 'solid-js'
import { CLASS_TYPES, type ClassType, setClassType } from '../../../model/edit/classes.ts'
import { t } from '../../../model/words.ts'
import { NumberCell } from '../../../ui/NumberCell.tsx'
import { readNumberCell, typedNumber } from '../numbers.ts'
import { TextCell } from '../TextCell.tsx'
import type { ClassesModel, ValueProps } from './createClasses.ts'

/** A class as it is typed or chosen: a text, a number, or yes or no. */
export function ValueCell(props: ValueProps): JSX.Element {
  const text = () => (props.value === undefined ? '' : String(props.value))
  return (
    <Switch>
      <Match when={props.type === 'number'}>
        <NumberCell
          text={typedNumber(props.value as number | undefined)}
          label={props.label}
          read={(typed) => readNumberCell(typed)}
          {...(props.canBeEmpty
            ? { canBeEmpty: true, placeholder: t('editTable.refuses') }
            : { needed: t('editBands.edgeNeeded') })}
          onEnter={(value) => (props.canBeEmpty || value !== undefined) && props.onEnter(value)}
          onStep={(steps) => props.onEnter(Number(props.value ?? 0) + steps, props.label)}
        />
      </Match>
      <Match when={props.type === 'boolean'}>
        <select
          class="control class-answer"
          aria-label={props.label}
          onChange={({ currentTarget: { value } }) => props.onEnter(value === '' ? undefined : value === 'true')}
        >
          <Show when={props.canBeEmpty}>
            <option value="" selected={props.value === undefined}>
              {t('editTable.refuses')}
            </option>
          </Show>
          <option value="true" selected={props.value === true}>
            {t('answer.yes')}
          </option>
          <option value="false" selected={props.value === false}>
            {t('answer.no')}
          </option>
        </select>
      </Match>
      <Match when={props.type === 'string'}>
        <TextCell
          value={text()}
          label={props.label}
          placeholder={props.canBeEmpty ? t('editTable.refuses') : ''}
          onEnter={(typed) => {
            const value = typed.trim()
            if (value !== '') props.onEnter(value)
            else if (props.canBeEmpty) props.onEnter(undefined)
          }}
        />
      </Match>
    </Switch>
  )
}

const typeNames = { string: 'type.string', number: 'type.number', boolean: 'type.boolean' } as const

/** Of which type all values are. */
export function TypeChoice(props: { model: ClassesModel }): JSX.Element {
  return (
    <label class="class-type">
      <span class="ink-2">{t('classes.type')}</span>
      <select
        class="control"
        onChange={(event) =>
          props.model.edit('classes.step.type', setClassType(props.model.id, event.currentTarget.value as ClassType))
        }
      >
        {CLASS_TYPES.map((type) => (
          <option value={type} selected={props.model.type() === type}>
            {t(typeNames[type])}
          </option>
        ))}
      </select>
    </label>
  )
}
