import { createSignal, For, type JSX, Show } from 'solid-js'
import type { Strategy } from '../../../engine/index.ts'
import { formatNumber } from '../../model/format.ts'
import { nameOf } from '../../model/names.ts'
import { createPages } from '../../model/pages.ts'
import { capitalise } from '../../model/phrase.ts'
import { language } from '../../model/preferences.ts'
import { exportPath, type Kind, kinds, type ListFilter, type Run, runSubjects, type Sort } from '../../model/runs.ts'
import { label, t } from '../../model/words.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { FailureNotice, LoadingText } from '../states.tsx'
import { SubjectFinder } from './SubjectFinder.tsx'
import { SubjectsTable } from './SubjectsTable.tsx'

const PAGE = 100
const sorts: readonly Sort[] = ['-score', 'score', 'spare', '-since', 'since', '-falls', 'subject']

/** The list of a run: all its subjects by what somebody looks for, or those who moved (`children`). */
export function RunList(props: {
  run: Run
  document: Strategy
  counts: Record<string, number> | undefined
  kind: Kind | undefined
  onKind: (kind: Kind | undefined) => void
  children: JSX.Element
}): JSX.Element {
  const [filter, setFilter] = createSignal<ListFilter>({})
  const [sort, setSort] = createSignal<Sort>()
  const pages = createPages(
    () => ({ filter: filter(), sort: sort() }),
    ({ filter: asked, sort: order }, cursor) => runSubjects(props.run, { ...asked, sort: order, cursor, limit: PAGE }),
  )
  const change = (part: ListFilter) => setFilter((before) => ({ ...before, ...part }))
  const moved = () => kinds.filter((kind) => (props.counts?.[kind] ?? 0) > 0)
  return (
    <>
      <div class="list-head">
        <h2 id="list-head">{t('runs.list')}</h2>
        <Show when={moved().length > 0}>
          <Segmented
            name={t('runs.show')}
            choices={[
              { value: 'all', text: `${t('runs.all')} ${formatNumber(props.run.subjects, language())}` },
              ...moved().map((kind) => ({
                value: kind,
                text: `${capitalise(t(`runs.kind.${kind}`))} ${formatNumber(props.counts?.[kind] ?? 0, language())}`,
              })),
            ]}
            chosen={props.kind ?? 'all'}
            onChoose={(value) => props.onKind(kinds.find((kind) => kind === value))}
          />
        </Show>
        <span class="spring" />
        <SubjectFinder strategy={props.run.strategy} />
        <ExportLinks run={props.run} filter={filter()} />
      </div>
      <Show when={props.kind === undefined} fallback={props.children}>
        <Filters run={props.run} document={props.document} filter={filter()} onChange={change} onSort={setSort} />
        <Show when={pages.failure()}>{(failure) => <FailureNotice failure={failure()} onRetry={pages.retry} />}</Show>
        <Show when={pages.loading() && !pages.items()}>
          <LoadingText />
        </Show>
        <Show when={pages.items()}>
          {(items) => (
            <Show when={items().length > 0} fallback={<p class="ink-2 list-none">{t('runs.none')}</p>}>
              <SubjectsTable subjects={items()} run={props.run} document={props.document} busy={pages.loading()} />
              <p class="more-line ink-3">
                {t('runs.shown', { n: items().length })}
                <Show when={pages.hasMore()}>
                  <button type="button" class="button" aria-disabled={pages.loading()} onClick={pages.more}>
                    {t('populations.more')}
                  </button>
                </Show>
              </p>
            </Show>
          )}
        </Show>
      </Show>
    </>
  )
}

function Filters(props: {
  run: Run
  document: Strategy
  filter: ListFilter
  onChange: (part: ListFilter) => void
  onSort: (sort: Sort | undefined) => void
}): JSX.Element {
  return (
    <div class="list-filters">
      <label class="filter">
        <span class="caption">{label('tier')}</span>
        <select
          class="control"
          onChange={(event) => {
            const { value } = event.currentTarget
            props.onChange({
              tier: value === '' || value === REFUSED ? undefined : value,
              refused: value === REFUSED ? 'true' : undefined,
            })
          }}
        >
          <option value="">{t('runs.anyTier')}</option>
          <For each={props.document.tiers}>{(tier) => <option value={tier.id}>{nameOf(tier, language())}</option>}</For>
          <Show when={props.run.refused > 0}>
            <option value={REFUSED}>{t('runs.refused')}</option>
          </Show>
        </select>
      </label>
      <NumberFilter name={t('runs.within')} onChange={(within) => props.onChange({ within })} />
      <NumberFilter name={t('runs.falls')} onChange={(falls) => props.onChange({ falls })} whole />
      <NumberFilter name={t('runs.declines')} onChange={(declines) => props.onChange({ declines })} whole />
      <label class="filter">
        <span class="caption">{t('runs.sort')}</span>
        <select
          class="control"
          onChange={(event) => props.onSort(sorts.find((sort) => sort === event.currentTarget.value))}
        >
          <option value="">{t('runs.sort.population')}</option>
          <For each={sorts}>{(sort) => <option value={sort}>{t(`runs.sort.${sort as '-score'}`)}</option>}</For>
        </select>
      </label>
    </div>
  )
}

/** No tier is called so: ids hold no spaces. */
const REFUSED = ' refused'

/** A least or greatest figure; empty: any. */
function NumberFilter(props: {
  name: string
  whole?: boolean
  onChange: (value: number | undefined) => void
}): JSX.Element {
  const take = (text: string) => {
    const value = Number(text)
    const isGood = text.trim() !== '' && value > 0 && (!props.whole || Number.isInteger(value))
    props.onChange(isGood ? value : undefined)
  }
  return (
    <label class="filter narrow">
      <span class="caption">{props.name}</span>
      <input
        class="control tab"
        type="number"
        min={props.whole ? 1 : 0}
        step={props.whole ? 1 : 'any'}
        placeholder={props.whole ? t('runs.atLeast') : undefined}
        onChange={(event) => take(event.currentTarget.value)}
      />
    </label>
  )
}

function ExportLinks(props: { run: Run; filter: ListFilter }): JSX.Element {
  return (
    // A fieldset would need a visible legend; a named group says the same.
    // biome-ignore lint/a11y/useSemanticElements: see above
    <div class="export" role="group" aria-label={t('runs.export')}>
      <span class="ink-3">{t('runs.export')}</span>
      <a class="button" href={exportPath(props.run, props.filter, 'xlsx')} download="">
        .xlsx
      </a>
      <a class="button" href={exportPath(props.run, props.filter, 'csv')} download="">
        CSV
      </a>
    </div>
  )
}
