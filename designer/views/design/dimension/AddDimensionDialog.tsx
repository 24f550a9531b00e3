import { useNavigate } from '@solidjs/router'
import { createSignal, For, type JSX, Show } from 'solid-js'
import type { EdgeMethod, Expression } from '../../../../engine/index.ts'
import { addDimension } from '../../../model/edit/dimension.ts'
import { firstPoints, trialOf } from '../../../model/edit/newDimension.ts'
import { isNumberKind, valueKind, variableOf } from '../../../model/edit/variable.ts'
import { formatQuantity } from '../../../model/format.ts'
import { nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { facetOf } from '../../../model/sentence.ts'
import { orderedDimensions } from '../../../model/tree.ts'
import { listed, t } from '../../../model/words.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useStrategy } from '../../strategy/context.ts'
import { ValueSelect } from './ValueSelect.tsx'
import '../../../ui/forms.css'
import '../design.css'

const METHODS = ['equal-counts', 'natural-breaks', 'round-numbers'] as const satisfies readonly EdgeMethod[]
const methodKeys = {
  'round-numbers': 'editBands.roundNumbers',
  'equal-counts': 'editBands.equalCounts',
  'natural-breaks': 'editBands.naturalBreaks',
} as const

/** Asks what a new dimension reads and where it belongs, and proposes its bands by the population. */
export default function AddDimensionDialog(props: { into?: string; onClose: () => void }): JSX.Element {
  const view = useStrategy()
  const navigate = useNavigate()
  const [name, setName] = createSignal('')
  const [value, setValue] = createSignal<Expression>({ var: firstUnread(view) })
  const [into, setInto] = createSignal(props.into ?? firstGroup(view))
  const [method, setMethod] = createSignal<EdgeMethod>('equal-counts')
  const [count, setCount] = createSignal(4)
  const isNumber = () => isNumberKind(valueKind(view.document(), value()))
  const valueName = () => facetName(view, value())
  const title = () => name().trim() || valueName()
  const suggested = view.preview.ask('suggestEdges', () => {
    if (!isNumber() || into() === '') return undefined
    return { ...trialOf(view.snapshot(), value(), into(), count()), method: method(), bands: count() }
  })
  const placed = () => {
    const answer = suggested()
    return answer?.ok ? answer.bands : undefined
  }
  const edges = () => {
    const facet = facetOf(value(), view.vocabulary())
    const found = (placed() ?? []).map(({ edge }) => edge).filter((edge) => edge !== undefined)
    return found.map((edge) => formatQuantity(edge, { show: facet?.show }, language()))
  }
  const add = () => {
    const editor = view.editing?.editor
    if (!editor || into() === '') return
    const before = new Set(view.snapshot().dimensions.map(({ id }) => id))
    const points = firstPoints(view.snapshot(), value(), count(), placed())
    const named = title()
    props.onClose()
    editor.edit(
      () => t('editDimension.addOf', { name: named }),
      addDimension({ title: named, value: value(), into: into(), points }),
    )
    const added = view.snapshot().dimensions.find(({ id }) => !before.has(id))
    if (added) navigate(view.href('dimensions', added.id))
  }
  return (
    <Dialog
      title={t('editDimension.add')}
      onClose={props.onClose}
      onSubmit={add}
      actions={
        <>
          <button type="button" class="button" onClick={props.onClose}>
            {t('editBands.cancel')}
          </button>
          <button type="submit" class="button primary" disabled={into() === '' || variableOf(value()) === ''}>
            {t('editDimension.addIt')}
          </button>
        </>
      }
    >
      <div class="text-field">
        <span class="dialog-label">{t('editDimension.value')}</span>
        <ValueSelect value={value()} label={t('editDimension.value')} onChoose={setValue} />
      </div>
      <TextField
        label={t('editDimension.title')}
        value={name()}
        hint={name() === '' ? t('editDimension.titleHint', { name: valueName() }) : undefined}
        onInput={setName}
        focused
      />
      <label class="text-field">
        <span class="dialog-label">{t('editDimension.group')}</span>
        <select class="control" onChange={(event) => setInto(event.currentTarget.value)}>
          <For each={view.document().scores}>
            {(score) => (
              <option value={score.id} selected={score.id === into()}>
                {nameOf(score, language())}
              </option>
            )}
          </For>
        </select>
      </label>
      <Show when={isNumber()} fallback={<p class="ink-2">{t('editDimension.lookupNote')}</p>}>
        <div class="new-bands">
          <label class="text-field">
            <span class="dialog-label">{t('editBands.howMany')}</span>
            <select class="control" onChange={(event) => setCount(Number(event.currentTarget.value))}>
              <For each={[2, 3, 4, 5, 6, 7]}>
                {(bands) => (
                  <option value={bands} selected={bands === count()}>
                    {bands}
                  </option>
                )}
              </For>
            </select>
          </label>
          <label class="text-field">
            <span class="dialog-label">{t('editBands.suggestName')}</span>
            <select class="control" onChange={(event) => setMethod(event.currentTarget.value as EdgeMethod)}>
              <For each={METHODS}>
                {(one) => (
                  <option value={one} selected={one === method()}>
                    {t(methodKeys[one])}
                  </option>
                )}
              </For>
            </select>
          </label>
        </div>
        <p class="field-note tab" role="status">
          {placed() ? t('editBands.suggested', { edges: listed(edges()) }) : t('editDimension.evenEdges')}
        </p>
      </Show>
      <p class="field-note">{t('editDimension.weightNote')}</p>
    </Dialog>
  )
}

type View = ReturnType<typeof useStrategy>

const facetName = (view: View, value: Expression): string => view.vocabulary().variable(variableOf(value)).name

/** The first number that no dimension reads yet, else the first field. */
function firstUnread(view: View): string {
  const read = new Set(view.document().dimensions.map(({ value }) => variableOf(value)))
  const { fields } = view.document()
  const unread =
    fields.find(({ id, type }) => !read.has(id) && isNumberKind(type)) ?? fields.find(({ id }) => !read.has(id))
  return (unread ?? fields[0])?.id ?? ''
}

/** Where the first dimension is, else the first score. */
const firstGroup = (view: View): string =>
  orderedDimensions(view.trees())[0]?.dimension.into ?? view.document().scores[0]?.id ?? ''
