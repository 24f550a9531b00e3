import Search from 'lucide-solid/icons/search'
import { For, type JSX, Show } from 'solid-js'
import { listStrategies, listVersions } from '../../model/catalogue.ts'
import { documentOf } from '../../model/documents.ts'
import { createLoad } from '../../model/load.ts'
import { nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { label, t } from '../../model/words.ts'
import type { FilterKey, FilterTexts } from './filterTexts.ts'

/** What can be asked of recorded decisions. Version and tier belong to a strategy: they appear once it is known. */
export function DecisionFilters(props: {
  texts: FilterTexts
  /** The strategy that the screen is held to. */
  held: string | undefined
  onChange: (change: FilterTexts) => void
  onClear: (() => void) | undefined
}): JSX.Element {
  const strategies = createLoad(
    () => props.held,
    async (held) => (held === undefined ? listStrategies() : []),
  )
  const known = createLoad(
    () => props.texts.strategy,
    async (id) => (id ? knownOf(id) : undefined),
  )
  const set = (key: FilterKey) => (event: { currentTarget: { value: string } }) =>
    // What belongs to another strategy fits nothing.
    props.onChange({
      ...(key === 'strategy' ? { version: '', tier: '' } : {}),
      [key]: event.currentTarget.value,
    })
  return (
    <search class="decision-filters">
      <label class="decision-filter wide">
        <span>{label('subject')}</span>
        <span class="decision-find">
          <Search size={13} aria-hidden="true" />
          <input
            class="control"
            type="text"
            autocomplete="off"
            spellcheck={false}
            placeholder={t('decisions.subjectHint')}
            value={props.texts.subject ?? ''}
            onChange={set('subject')}
          />
        </span>
      </label>
      <Show when={props.held === undefined}>
        <label class="decision-filter wide">
          <span>{label('strategy')}</span>
          <select class="control" onChange={set('strategy')}>
            <option value="" selected={!props.texts.strategy}>
              {t('decisions.all')}
            </option>
            <For each={strategies.data()}>
              {(strategy) => (
                <option value={strategy.id} selected={props.texts.strategy === strategy.id}>
                  {nameOf(strategy, language())}
                </option>
              )}
            </For>
          </select>
        </label>
      </Show>
      <Show when={props.texts.strategy}>
        <label class="decision-filter">
          <span>{label('version')}</span>
          <select class="control" onChange={set('version')}>
            <option value="" selected={!props.texts.version}>
              {t('decisions.all')}
            </option>
            <For each={known.data()?.versions}>
              {(version) => (
                <option value={version} selected={props.texts.version === String(version)}>
                  v{version}
                </option>
              )}
            </For>
          </select>
        </label>
        <label class="decision-filter">
          <span>{label('tier')}</span>
          <select class="control" onChange={set('tier')}>
            <option value="" selected={!props.texts.tier}>
              {t('decisions.all')}
            </option>
            <For each={known.data()?.document?.tiers}>
              {(tier) => (
                <option value={tier.id} selected={props.texts.tier === tier.id}>
                  {nameOf(tier, language())}
                </option>
              )}
            </For>
          </select>
        </label>
      </Show>
      <label class="decision-filter">
        <span>{t('decisions.from')}</span>
        <input class="control" type="date" value={props.texts.from ?? ''} onChange={set('from')} />
      </label>
      <label class="decision-filter">
        <span>{t('decisions.to')}</span>
        <input class="control" type="date" value={props.texts.to ?? ''} onChange={set('to')} />
      </label>
      <Show when={props.onClear}>
        {(clear) => (
          <button type="button" class="button quiet" onClick={() => clear()()}>
            {t('decisions.clear')}
          </button>
        )}
      </Show>
    </search>
  )
}

/** The versions of a strategy, the latest first, and the latest document for the names of its tiers. */
async function knownOf(id: string) {
  const versions = (await listVersions(id)).map(({ number }) => number).reverse()
  const [latest] = versions
  return { versions, document: latest === undefined ? undefined : await documentOf(id, latest) }
}
