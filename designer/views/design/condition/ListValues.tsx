import X from 'lucide-solid/icons/x'
import { createSignal, For, Index, type JSX, Show } from 'solid-js'
import type { Expression, Scalar } from '../../../../engine/index.ts'
import { comparedAs } from '../../../model/condition/tests.ts'
import { changed } from '../../../model/condition/tree.ts'
import { readField } from '../../../model/form.ts'
import { literalText } from '../../../model/sentence.ts'
import { t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'
import type { LeafValuesProps } from './leafValuesProps.ts'

/** The values of a list: each can be taken away, others chosen or typed. */
export function ListValues(props: LeafValuesProps): JSX.Element {
  const view = useStrategy()
  const as = () => comparedAs(props.tested)
  const isNumber = () => as().kind === 'number' || as().kind === 'integer'
  const [complaint, setComplaint] = createSignal(false)
  const set = (values: readonly Expression[]) => props.onChange(changed(props.leaf, { values }))
  const nameOf = (value: Expression) => {
    const option = as().options.find(({ id }) => id === value)
    if (option) return option.name
    const { kind, show } = as()
    return literalText(value as Scalar, { kind, show }, view.vocabulary())
  }
  const free = () => as().options.filter(({ id }) => !props.leaf.values.includes(id))
  const enter = (input: HTMLInputElement) => {
    const { kind, show } = as()
    const type = isNumber() ? ('number' as const) : kind
    const typed = input.value.trim()
    if (typed === '') return setComplaint(false)
    const reading = readField({ id: 'value', type, ...(show ? { show } : {}) }, typed)
    setComplaint(!reading.ok)
    if (!reading.ok || reading.value === undefined) return
    input.value = ''
    if (!props.leaf.values.includes(reading.value)) set([...props.leaf.values, reading.value])
  }
  return (
    <span class="condition-list">
      <Index each={props.leaf.values}>
        {(value, index) => (
          <span class="chip condition-chip">
            {nameOf(value())}
            <button
              type="button"
              class="condition-chip-remove"
              aria-label={t('rule.removeValue', { name: nameOf(value()) })}
              disabled={props.leaf.values.length < 2}
              onClick={() => set(props.leaf.values.filter((_, place) => place !== index))}
            >
              <X size={11} aria-hidden="true" />
            </button>
          </span>
        )}
      </Index>
      <Show
        when={as().options.length > 0}
        fallback={
          <input
            class="control condition-more"
            aria-label={t('rule.addValue', { name: props.name })}
            aria-invalid={complaint()}
            placeholder={t('rule.add')}
            autocomplete="off"
            onChange={(event) => enter(event.currentTarget)}
          />
        }
      >
        <Show when={free().length > 0}>
          <select
            class="control condition-more"
            aria-label={t('rule.addValue', { name: props.name })}
            onChange={(event) => set([...props.leaf.values, event.currentTarget.value])}
          >
            <option value="" selected>
              {t('rule.add')}
            </option>
            <For each={free()}>{(option) => <option value={option.id}>{option.name}</option>}</For>
          </select>
        </Show>
      </Show>
    </span>
  )
}
