import Copy from 'lucide-solid/icons/copy'
import Trash from 'lucide-solid/icons/trash'
import { createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import type { Derived } from '../../../../engine/index.ts'
import { variablesOf } from '../../../model/condition/variables.ts'
import { derivedKind, duplicateDerived, setDerived } from '../../../model/edit/fields.ts'
import { ownText, withWording } from '../../../model/edit/text.ts'
import { usesOf } from '../../../model/edit/uses.ts'
import { type Change, removePart } from '../../../model/editor/change.ts'
import { localize, nameOf } from '../../../model/names.ts'
import { phraseText } from '../../../model/phrase.ts'
import { language } from '../../../model/preferences.ts'
import { literalText, valuePhrase } from '../../../model/sentence.ts'
import { label, t } from '../../../model/words.ts'
import { Menu } from '../../../ui/Menu.tsx'
import { NumberCell } from '../../../ui/NumberCell.tsx'
import { useStrategy } from '../../strategy/context.ts'
import { ClassesEditor } from '../classes/ClassesEditor.tsx'
import { ExpressionEditor } from '../formula/ExpressionEditor.tsx'
import { readNumberCell } from '../numbers.ts'
import { RowHandle, type RowMove } from '../RowHandle.tsx'
import { TextCell } from '../TextCell.tsx'
import { TextsField } from '../TextsField.tsx'
import { TableEditor } from '../table/TableEditor.tsx'
import { DetailsToggle } from './DetailsToggle.tsx'
import { RemoveDialog } from './RemoveDialog.tsx'

/** A derived value in a line: what it is, and what it comes to for the subject tried; folded out, it is edited. */
export function DerivedItem(props: {
  derived: Derived
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
  const id = () => props.derived.id
  const name = () => nameOf(props.derived, language())
  const edit = (key: Parameters<typeof t>[0], change: Change, merge?: string) => {
    const called = name()
    view.editing?.editor.edit(() => t(key, { name: called }), change, merge)
  }
  const now = () => {
    const evaluation = view.tryOne.evaluation()
    const found = evaluation?.ok ? evaluation.decision.derived?.[id()] : undefined
    const { show, unit } = props.derived
    return found === undefined ? undefined : literalText(found, { kind: 'number', show, unit }, view.vocabulary())
  }
  const summary = () => {
    const kind = derivedKind(props.derived)
    if (kind !== 'value') return t(`editFields.kind.${kind}`)
    return `= ${phraseText(valuePhrase(props.derived.value ?? null, view.vocabulary()))}`
  }
  const remove = () => edit('editFields.step.remove', removePart('derived', id()))
  return (
    <li
      data-derived={id()}
      class="derived-item"
      classList={{ [`drop-${props.drop}`]: props.drop !== undefined, open: props.open }}
    >
      <div class="derived-line">
        <RowHandle
          index={props.index}
          label={t('editFields.move', { name: name() })}
          title={t('editFields.moveHint')}
          rows={props.rows}
          onDrag={props.onDrag}
          onMove={props.onMove}
        />
        <span class="derived-name">
          <TextCell
            value={ownText(props.derived.title, language(), language())}
            placeholder={localize(props.derived.title, language()) || name()}
            label={t('editFields.nameOf', { name: name() })}
            onEnter={(wording) =>
              edit(
                'editFields.step.words',
                setDerived(id(), 'title', withWording(props.derived.title, language(), language(), wording)),
              )
            }
          />
          <span class="mono ink-3 field-id">{id()}</span>
        </span>
        <span class="derived-summary ink-2" title={summary()}>
          {summary()}
        </span>
        <Show when={now()}>{(text) => <span class="derived-now tab">{text()}</span>}</Show>
        <span class="row-actions">
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
                    duplicateDerived(id(), (copied) => t('editFields.copyOf', { name: copied })),
                  ),
              },
              {
                text: t('editFields.remove'),
                icon: <Trash size={14} />,
                onChoose: () => (usesOf(view.snapshot(), id()).length > 0 ? setRemoving(true) : remove()),
              },
            ]}
          />
        </span>
      </div>
      <Show when={props.open}>
        <div class="derived-detail">
          <Computed derived={props.derived} edit={edit} />
          <Words derived={props.derived} edit={edit} />
        </div>
      </Show>
      <Show when={removing()}>
        <RemoveDialog part={props.derived} onRemove={remove} onClose={() => setRemoving(false)} />
      </Show>
    </li>
  )
}

interface PartProps {
  derived: Derived
  edit: (key: Parameters<typeof t>[0], change: Change, merge?: string) => void
}

/** The expression, the table, or the classes that bands or a lookup make of it. */
function Computed(props: PartProps): JSX.Element {
  const view = useStrategy()
  const kind = () => derivedKind(props.derived)
  /** What may be read: fields, and the derived values before this one. */
  const variables = () => {
    const all = view.document().derived ?? []
    const later = all.slice(all.findIndex(({ id }) => id === props.derived.id)).map(({ id }) => id)
    return variablesOf(view.document(), 'inputs', language()).filter(
      ({ path, group }) => group !== 'derivedValue' || !later.includes(path),
    )
  }
  return (
    <>
      <Show when={props.derived.value !== undefined}>
        <ExpressionEditor
          value={props.derived.value ?? null}
          variables={variables()}
          label={t('editFields.valueOf', { name: nameOf(props.derived, language()) })}
          merge={`derived ${props.derived.id}`}
          onChange={(value, merge) =>
            props.edit('editFields.step.value', setDerived(props.derived.id, 'value', value), merge)
          }
        />
      </Show>
      <Switch>
        <Match when={kind() === 'table'}>
          <TableEditor owner={{ kind: 'derived', id: props.derived.id }} />
        </Match>
        <Match when={kind() === 'bands' || kind() === 'lookup'}>
          <ClassesEditor derived={props.derived} />
        </Match>
      </Switch>
    </>
  )
}

/** Its words, and how its number is rounded and shown. */
function Words(props: PartProps): JSX.Element {
  const id = () => props.derived.id
  const text = (key: 'title' | 'description' | 'unit') => (
    <TextsField
      label={t(`editFields.${key}`)}
      text={props.derived[key]}
      long={key === 'description'}
      onChange={(wording) => props.edit('editFields.step.words', setDerived(id(), key, wording))}
    />
  )
  const setDecimals = (value: number | undefined, merge?: string) =>
    props.edit(
      'editFields.step.show',
      setDerived(id(), 'decimals', value === undefined ? undefined : Math.min(Math.max(Math.round(value), 0), 6)),
      merge,
    )
  return (
    <div class="settings-columns">
      <div class="settings-column">
        {text('title')}
        {text('description')}
      </div>
      <div class="settings-column">
        {text('unit')}
        <Show when={derivedKind(props.derived) === 'value'}>
          <div class="setting">
            <span>{t('editFields.decimals')}</span>
            <span class="setting-cell">
              <NumberCell
                text={props.derived.decimals === undefined ? '' : String(props.derived.decimals)}
                label={t('editFields.decimals')}
                read={(typed) => readNumberCell(typed)}
                canBeEmpty
                placeholder="6"
                onEnter={(value) => setDecimals(value)}
                onStep={(steps) => setDecimals((props.derived.decimals ?? 6) + steps, `decimals ${id()}`)}
              />
            </span>
          </div>
          <label class="choice">
            <input
              type="checkbox"
              checked={props.derived.show === 'percent'}
              onChange={(event) =>
                props.edit(
                  'editFields.step.show',
                  setDerived(id(), 'show', event.currentTarget.checked ? 'percent' : undefined),
                )
              }
            />
            <span>{t('editFields.percent')}</span>
          </label>
        </Show>
        <p class="caption">
          {label('derivedValue')} <code class="mono">{id()}</code>
        </p>
      </div>
    </div>
  )
}
