import { useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, createUniqueId, For, type JSX, Show } from 'solid-js'
import { keyOf, preferredOf, readSource, type Source, sourcesOf } from '../../model/begin/copying.ts'
import type { StrategySummary } from '../../model/catalogue.ts'
import { createLoad } from '../../model/load.ts'
import { localize, nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { FailureNotice } from '../states.tsx'
import { BeginForm } from './BeginForm.tsx'

/** From a version or draft of a strategy that is there already. The address says which: `of`, `source`. */
export function FromCopy(props: {
  strategies: readonly StrategySummary[]
  taken: ReadonlySet<string>
  onBegun: (address: string) => void
}): JSX.Element {
  const [search, setSearch] = useSearchParams<{ of?: string; source?: string }>()
  const original = createMemo(() => props.strategies.find(({ id }) => id === search.of) ?? props.strategies[0])
  const read = createLoad(
    () => [original(), search.source] as const,
    async ([summary, wanted]) => {
      if (!summary) return undefined
      const sources = await sourcesOf(summary.id)
      const source = sources.find((one) => keyOf(one) === wanted) ?? preferredOf(sources, summary)
      return source && { summary, sources, source, document: await readSource(summary.id, source) }
    },
  )
  const origin = createMemo(() => {
    const found = read.data()
    if (!found) return undefined
    const name = localize(found.document.title, language()) || found.summary.id
    return { document: found.document, title: t('new.copy.name', { name }) }
  })
  const sourceName = (source: Source) => {
    if ('draft' in source) return t('new.copy.draft', { name: source.draft })
    const isCurrent = source.version === original()?.inEffect?.version
    return t(isCurrent ? 'new.copy.inEffect' : 'new.copy.version', { n: source.version })
  }
  return (
    <div class="new-column">
      <Show when={read.failure()}>{(failure) => <FailureNotice failure={failure()} onRetry={read.retry} />}</Show>
      <Show when={original()} fallback={<p class="ink-2">{t('new.copy.none')}</p>}>
        {(chosen) => (
          <BeginForm origin={origin()} taken={props.taken} onBegun={props.onBegun}>
            <div class="copy-of">
              <Chooser
                label={t('new.copy.of')}
                choices={props.strategies.map((one) => ({ value: one.id, text: nameOf(one, language()) }))}
                chosen={chosen().id}
                onChoose={(of) => setSearch({ of, source: undefined }, { replace: true })}
              />
              <Chooser
                label={t('new.copy.source')}
                choices={(read.data()?.sources ?? []).map((one) => ({ value: keyOf(one), text: sourceName(one) }))}
                chosen={read.data() && keyOf((read.data() as { source: Source }).source)}
                onChoose={(source) => setSearch({ of: chosen().id, source }, { replace: true })}
              />
            </div>
          </BeginForm>
        )}
      </Show>
    </div>
  )
}

function Chooser(props: {
  label: string
  choices: readonly { value: string; text: string }[]
  chosen: string | undefined
  onChoose: (value: string) => void
}): JSX.Element {
  const id = createUniqueId()
  let select!: HTMLSelectElement
  // The options come and go: what is chosen is set again with them.
  createEffect(() => {
    select.value = props.choices.some(({ value }) => value === props.chosen) ? (props.chosen ?? '') : ''
  })
  return (
    <div class="text-field">
      <label for={id}>{props.label}</label>
      <select ref={select} id={id} class="control" onChange={(event) => props.onChoose(event.currentTarget.value)}>
        <For each={props.choices}>{(choice) => <option value={choice.value}>{choice.text}</option>}</For>
      </select>
    </div>
  )
}
