import Copy from 'lucide-solid/icons/copy'
import Trash from 'lucide-solid/icons/trash'
import { createSignal, For, type JSX, Match, Show, Switch } from 'solid-js'
import type { Field, FieldType, Text } from '../../../../engine/index.ts'
import {
  duplicateField,
  FIELD_TYPES,
  removeField,
  setBound,
  setField,
  setFieldType,
} from '../../../model/edit/fields.ts'
import { ownText, withWording } from '../../../model/edit/text.ts'
import { usesOf } from '../../../model/edit/uses.ts'
import type { Change } from '../../../model/editor/change.ts'
import { localize, nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { t } from '../../../model/words.ts'
import { Menu } from '../../../ui/Menu.tsx'
import { NumberCell } from '../../../ui/NumberCell.tsx'
import { useStrategy } from '../../strategy/context.ts'
import { readNumberCell, typedNumber } from '../numbers.ts'
import { RowHandle, type RowMove } from '../RowHandle.tsx'
import { TextCell } from '../TextCell.tsx'
import { DetailsToggle } from './DetailsToggle.tsx'
import { FieldDetail } from './FieldDetail.tsx'
import { RemoveDialog } from './RemoveDialog.tsx'

/** A field in a line; what there is no room for is folded out below it. */
export function FieldRow(props: {
  field: Field
  index: number
  open: boolean
  onOpen: (open: boolean) => void
  rows: () => readonly HTMLElement[]
  drop: 'before' | 'after' | undefined
  onDrag: (move: RowMove | undefined) => void
  onMove: (to: number) => void
}): JSX.Element {
  const view = useStrategy()
  const [removing, setRemoving] = createSignal(false)
  const id = () => props.field.id
  const name = () => nameOf(props.field, language())
  const edit = (key: Parameters<typeof t>[0], change: Change, merge?: string) => {
    const called = name()
    view.editing?.editor.edit(() => t(key, { name: called }), change, merge)
  }
  const setText = (key: 'title' | 'group' | 'unit', wording: string) => {
    const text: Text | undefined = withWording(props.field[key], language(), language(), wording)
    edit('editFields.step.words', setField(id(), key, text))
  }
  const remove = () => edit('editFields.step.remove', removeField(id()))
  const count = () => view.document().fields.length
  return (
    <tbody class="field-body" classList={{ [`drop-${props.drop}`]: props.drop !== undefined, open: props.open }}>
      <tr data-field={id()}>
        <td class="handle-cell">
          <RowHandle
            index={props.index}
            label={t('editFields.move', { name: name() })}
            title={t('editFields.moveHint')}
            rows={props.rows}
            onDrag={props.onDrag}
            onMove={props.onMove}
          />
        </td>
        <th scope="row" class="field-name">
          <TextCell
            name={`field ${id()}`}
            value={ownText(props.field.title, language(), language())}
            placeholder={localize(props.field.title, language()) || name()}
            label={t('editFields.nameOf', { name: name() })}
            onEnter={(wording) => setText('title', wording)}
          />
          <span class="ink-3 field-id">
            <span class="mono">{id()}</span>
            <Show when={id() === view.document().subject?.measure}>
              <span class="field-note-mark">{t('fields.measure')}</span>
            </Show>
            <Show when={props.field.sensitive}>
              <span class="field-note-mark">{t('fields.sensitive')}</span>
            </Show>
          </span>
        </th>
        <td>
          <select
            class="control field-type"
            aria-label={t('editFields.typeOf', { name: name() })}
            onChange={(event) =>
              edit('editFields.step.type', setFieldType(id(), event.currentTarget.value as FieldType))
            }
          >
            <For each={FIELD_TYPES}>
              {(type) => (
                <option value={type} selected={type === props.field.type}>
                  {t(`type.${type}`)}
                </option>
              )}
            </For>
          </select>
        </td>
        <td class="roomy">
          <TextCell
            value={ownText(props.field.group, language(), language())}
            placeholder={localize(props.field.group, language())}
            label={t('editFields.groupOf', { name: name() })}
            onEnter={(wording) => setText('group', wording)}
          />
        </td>
        <td class="unit-cell">
          <TextCell
            value={ownText(props.field.unit, language(), language())}
            placeholder={localize(props.field.unit, language())}
            label={t('editFields.unitOf', { name: name() })}
            onEnter={(wording) => setText('unit', wording)}
          />
        </td>
        <td class="values-cell">
          <Values field={props.field} name={name()} onOpen={() => props.onOpen(true)} edit={edit} />
        </td>
        <td>
          <label class="needed-cell">
            <input
              type="checkbox"
              checked={props.field.required !== false}
              aria-label={t('editFields.requiredOf', { name: name() })}
              onChange={(event) =>
                edit(
                  'editFields.step.required',
                  setField(id(), 'required', event.currentTarget.checked ? undefined : false),
                )
              }
            />
          </label>
        </td>
        <td class="row-actions">
          <DetailsToggle name={name()} open={props.open} onOpen={props.onOpen} />
          <Menu
            name={t('editFields.menu', { name: name() })}
            items={[
              {
                text: t('editFields.duplicate'),
                icon: <Copy size={14} />,
                onChoose: () =>
                  edit(
                    'editFields.step.duplicate',
                    duplicateField(id(), (copied) => t('editFields.copyOf', { name: copied })),
                  ),
              },
              {
                text: t('editFields.up'),
                disabled: props.index === 0,
                onChoose: () => props.onMove(props.index - 1),
              },
              {
                text: t('editFields.down'),
                disabled: props.index === count() - 1,
                onChoose: () => props.onMove(props.index + 1),
              },
              {
                text: t('editFields.remove'),
                icon: <Trash size={14} />,
                onChoose: () => (usesOf(view.snapshot(), id()).length > 0 ? setRemoving(true) : remove()),
              },
            ]}
          />
          <Show when={removing()}>
            <RemoveDialog part={props.field} onRemove={remove} onClose={() => setRemoving(false)} />
          </Show>
        </td>
      </tr>
      <Show when={props.open}>
        <tr class="field-detail-row">
          <td />
          <td colSpan={7}>
            <FieldDetail field={props.field} />
          </td>
        </tr>
      </Show>
    </tbody>
  )
}

/** Its bounds, or how many options it has. */
function Values(props: {
  field: Field
  name: string
  onOpen: () => void
  edit: (key: Parameters<typeof t>[0], change: Change, merge?: string) => void
}): JSX.Element {
  const isNumber = () => props.field.type === 'number' || props.field.type === 'integer'
  const step = () => props.field.step ?? (props.field.show === 'percent' ? 0.01 : 1)
  const bound = (key: 'min' | 'max') => (
    <NumberCell
      text={typedNumber(props.field[key], props.field.show)}
      label={t(key === 'min' ? 'editFields.minOf' : 'editFields.maxOf', { name: props.name })}
      read={(typed) => readNumberCell(typed, props.field.show)}
      canBeEmpty
      placeholder={t(key === 'min' ? 'editFields.least' : 'editFields.most')}
      onEnter={(value) => props.edit('editFields.step.range', setBound(props.field.id, key, value))}
      onStep={(steps) =>
        props.edit(
          'editFields.step.range',
          setBound(props.field.id, key, Number(((props.field[key] ?? 0) + steps * step()).toPrecision(12))),
          `${key} ${props.field.id}`,
        )
      }
    />
  )
  return (
    <Switch>
      <Match when={isNumber()}>
        <span class="bounds">
          {bound('min')} <span class="ink-3">–</span> {bound('max')}
        </span>
      </Match>
      <Match when={props.field.type === 'string'}>
        <button type="button" class="button quiet" onClick={props.onOpen}>
          {(props.field.options?.length ?? 0) > 0
            ? t('editFields.optionCount', { n: props.field.options?.length ?? 0 })
            : t('editFields.anyText')}
        </button>
      </Match>
    </Switch>
  )
}
