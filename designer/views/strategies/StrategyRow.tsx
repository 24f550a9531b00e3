import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import type { Strategy } from '../../../engine/index.ts'
import type { StrategyOverview } from '../../model/catalogue.ts'
import { formatDate, formatDigest } from '../../model/format.ts'
import type { MessageKey } from '../../model/i18n/translate.ts'
import { rankAt } from '../../model/ladder.ts'
import { aliasOf, nameOf } from '../../model/names.ts'
import { phaseName } from '../../model/phaseName.ts'
import { language } from '../../model/preferences.ts'
import { t, term } from '../../model/words.ts'
import { RankGlyph } from '../../ui/RankGlyph.tsx'
import { VersionDot } from '../VersionDot.tsx'
import { PhaseStrip } from './PhaseStrip.tsx'

export function StrategyRow(props: {
  overview: StrategyOverview
  span: [number, number]
  now: number
  ready: boolean
}): JSX.Element {
  const summary = () => props.overview.summary
  const alias = () => aliasOf(summary(), language())
  const next = () => props.overview.periods.find((period) => period.state === 'future')
  return (
    <tr>
      <th scope="row">
        <A
          class="strategy-link"
          title={nameOf(summary(), language())}
          href={`/strategies/${encodeURIComponent(summary().id)}`}
        >
          {nameOf(summary(), language())}
        </A>
        <Show when={alias()}>
          {(other) => (
            <span class="alias" lang={other().lang}>
              {other().text}
            </span>
          )}
        </Show>
        <span class="kind">
          <Show when={props.overview.document} fallback={'\u00a0'}>
            {(document) =>
              `${t(kindOf(document()))} · ${t('strategies.dimensions', { n: document().dimensions.length })}`
            }
          </Show>
        </span>
      </th>
      <td class="strip-cell">
        <PhaseStrip periods={props.overview.periods} span={props.span} now={props.now} />
      </td>
      <td>
        <Show when={summary().inEffect} fallback={<span class="ink-3">{t('strategies.notInEffect')}</span>}>
          {(current) => (
            <>
              <span class="version-line">
                <VersionDot state="current" />
                <b>v{current().version}</b>
              </span>
              <span class="sub">{t('version.since', { date: formatDate(current().effectiveFrom, language()) })}</span>
              <span class="sub mono">{formatDigest(current().digest).slice(0, 8)}</span>
            </>
          )}
        </Show>
      </td>
      <td>
        <Show
          when={next()}
          fallback={<span class="ink-3">{props.ready ? t('strategies.nothingNext') : '\u00a0'}</span>}
        >
          {(period) => (
            <>
              <span class="version-line">
                <VersionDot state="future" />
                <b>v{period().version}</b>
              </span>
              <span class="sub">{t('version.from', { date: formatDate(period().effectiveFrom, language()) })}</span>
              <span class="sub">{phaseName(period().phase, language())}</span>
            </>
          )}
        </Show>
      </td>
      <td>
        <Show when={props.overview.document}>{(document) => <TierNames strategy={document()} />}</Show>
      </td>
    </tr>
  )
}

function TierNames(props: { strategy: Strategy }): JSX.Element {
  return (
    <ul class="tier-names" aria-label={term('tier')}>
      <For each={props.strategy.tiers}>
        {(tier, index) => (
          <li>
            <RankGlyph {...rankAt(index(), props.strategy.tiers.length, props.strategy.ordered !== false)} size={11} />
            {nameOf(tier, language())}
          </li>
        )}
      </For>
    </ul>
  )
}

/** How a strategy comes to its tiers. */
function kindOf(strategy: Strategy): MessageKey {
  if (strategy.assign.matrix) return 'kind.matrix'
  return strategy.assign.table ? 'kind.table' : 'kind.bands'
}
