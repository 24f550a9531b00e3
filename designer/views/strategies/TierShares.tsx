import { For, type JSX, Show } from 'solid-js'
import type { Strategy } from '../../../engine/index.ts'
import { formatNumber } from '../../model/format.ts'
import { rankAt } from '../../model/ladder.ts'
import { createLoad } from '../../model/load.ts'
import { localize, nameOf } from '../../model/names.ts'
import type { PopulationEntry } from '../../model/populations.ts'
import { type Counts, countsOf, type StrategyOverview } from '../../model/portfolio.ts'
import { language } from '../../model/preferences.ts'
import { t, term } from '../../model/words.ts'
import { RankGlyph } from '../../ui/RankGlyph.tsx'
import { ShareBar } from '../../ui/ShareBar.tsx'

const WIDTH = 232

/** How the newest population falls into the tiers of the version in effect: a bar, and the same in figures. */
export function TierShares(props: {
  overview: StrategyOverview
  ready: boolean
  populations: ReadonlyMap<string, PopulationEntry> | undefined
}): JSX.Element {
  const known = createLoad(
    () => [props.overview.summary, props.populations] as const,
    async ([summary, populations]) =>
      // What can't be counted is left out: the tiers are there all the same.
      populations && { counts: await countsOf(summary, populations.get(summary.id)).catch(() => undefined) },
  )
  return (
    <Show
      when={props.overview.document}
      fallback={<span class="ink-3 tiers-none">{props.ready ? t('strategies.noVersion') : '\u00a0'}</span>}
    >
      {(document) => (
        <>
          <Bar strategy={document()} known={known.data()} />
          <TierNames strategy={document()} counts={known.data()?.counts} />
        </>
      )}
    </Show>
  )
}

/** Its place is kept until it is known what stands there. */
function Bar(props: { strategy: Strategy; known: { counts: Counts | undefined } | undefined }): JSX.Element {
  const parts = (counts: Counts) => [
    ...ranked(props.strategy).map(({ tier, rank }) => ({ count: counts.tiers[tier.id] ?? 0, tone: rank.tone })),
    { count: counts.refused, tone: 'tone-refused' },
  ]
  return (
    <div class="tier-bar">
      <Show
        when={props.known?.counts}
        fallback={<span class="caption">{props.known && t('strategies.noPopulation')}</span>}
      >
        {(counts) => <ShareBar parts={parts(counts())} width={WIDTH} height={11} />}
      </Show>
    </div>
  )
}

function TierNames(props: { strategy: Strategy; counts: Counts | undefined }): JSX.Element {
  const label = () =>
    props.counts ? t('strategies.counts', { population: localize(props.counts.population, language()) }) : term('tier')
  return (
    <ul class="tier-names" aria-label={label()} title={props.counts && label()}>
      <For each={ranked(props.strategy)}>
        {({ tier, rank }) => (
          <li>
            <RankGlyph {...rank} size={11} />
            <span class="tier-name">{nameOf(tier, language())}</span>
            <span class="tab strong tier-count">
              {props.counts && formatNumber(props.counts.tiers[tier.id] ?? 0, language())}
            </span>
          </li>
        )}
      </For>
      <Show when={props.counts?.refused}>
        {(refused) => (
          <li class="ink-2">
            {t('strategies.refused')} <span class="tab strong">{formatNumber(refused(), language())}</span>
          </li>
        )}
      </Show>
    </ul>
  )
}

const ranked = ({ tiers, ordered }: Strategy) =>
  tiers.map((tier, index) => ({ tier, rank: rankAt(index, tiers.length, ordered !== false) }))
