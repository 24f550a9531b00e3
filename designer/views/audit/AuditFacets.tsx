import { createUniqueId, For, type JSX, Show } from 'solid-js'
import type { AuditFilter, AuditSummary } from '../../model/audit.ts'
import { actionText } from '../../model/auditWords.ts'
import { formatNumber } from '../../model/format.ts'
import { language } from '../../model/preferences.ts'
import { label, t } from '../../model/words.ts'

interface Choice {
  value: string
  text: string
  entries: number
}

/** What the log can be narrowed to, each with its count: lists where there is room, else menus. */
export function AuditFacets(props: {
  summary: AuditSummary
  filter: AuditFilter
  wide: boolean
  onChange: (change: Partial<Record<keyof AuditFilter, string>>) => void
  onClear: () => void
}): JSX.Element {
  const choices = (): { key: 'action' | 'actor' | 'strategy'; name: string; list: Choice[] }[] => [
    {
      key: 'action',
      name: t('audit.action'),
      list: props.summary.actions.map(({ action, entries }) => ({ value: action, text: actionText(action), entries })),
    },
    {
      key: 'actor',
      name: t('audit.who'),
      list: props.summary.actors.map(({ actor, entries }) => ({ value: actor.id, text: actor.name, entries })),
    },
    {
      key: 'strategy',
      name: label('strategy'),
      list: props.summary.strategies.map(({ strategy, entries }) => ({ value: strategy, text: strategy, entries })),
    },
  ]
  return (
    <search class="facets">
      <div class="facet-days">
        <label>
          <span>{t('audit.fromDay')}</span>
          <input
            class="control"
            type="date"
            value={props.filter.from ?? ''}
            onChange={(event) => props.onChange({ from: event.currentTarget.value })}
          />
        </label>
        <label>
          <span>{t('audit.toDay')}</span>
          <input
            class="control"
            type="date"
            value={props.filter.to ?? ''}
            onChange={(event) => props.onChange({ to: event.currentTarget.value })}
          />
        </label>
      </div>
      <For each={choices()}>
        {({ key, name, list }) => (
          <Facet
            name={name}
            list={list}
            chosen={props.filter[key] ?? ''}
            wide={props.wide}
            total={props.summary.entries}
            onChoose={(value) => props.onChange({ [key]: value })}
          />
        )}
      </For>
      <Show when={Object.keys(props.filter).length > 0}>
        <button type="button" class="button quiet facet-clear" onClick={props.onClear}>
          {t('audit.clear')}
        </button>
      </Show>
    </search>
  )
}

function Facet(props: {
  name: string
  list: readonly Choice[]
  chosen: string
  wide: boolean
  total: number
  onChoose: (value: string) => void
}): JSX.Element {
  const group = createUniqueId()
  const all = () => [{ value: '', text: t('audit.any'), entries: props.total }, ...props.list]
  return (
    <Show when={props.wide} fallback={<FacetMenu {...props} list={all()} />}>
      <fieldset class="facet">
        <legend>{props.name}</legend>
        <For each={all()}>
          {({ value, text, entries }) => (
            <label class="facet-choice" title={text}>
              <input
                type="radio"
                name={group}
                checked={props.chosen === value}
                onChange={() => props.onChoose(value)}
              />
              <span class="facet-text">{text}</span>
              <span class="num ink-3">{formatNumber(entries, language())}</span>
            </label>
          )}
        </For>
      </fieldset>
    </Show>
  )
}

function FacetMenu(props: {
  name: string
  list: readonly Choice[]
  chosen: string
  onChoose: (value: string) => void
}): JSX.Element {
  return (
    <label class="facet-menu">
      <span>{props.name}</span>
      <select class="control" onChange={(event) => props.onChoose(event.currentTarget.value)}>
        <For each={props.list}>
          {({ value, text, entries }) => (
            <option value={value} selected={props.chosen === value}>
              {text} · {formatNumber(entries, language())}
            </option>
          )}
        </For>
      </select>
    </label>
  )
}
