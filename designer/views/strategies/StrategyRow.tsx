import { A } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import type { Strategy } from '../../../engine/index.ts'
import { formatDate, formatDigest } from '../../model/format.ts'
import type { Proposal } from '../../model/governance/proposals.ts'
import type { MessageKey } from '../../model/i18n/translate.ts'
import { aliasOf, nameOf } from '../../model/names.ts'
import type { PopulationEntry } from '../../model/populations.ts'
import type { StrategyOverview } from '../../model/portfolio.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { VersionDot } from '../VersionDot.tsx'
import { Ahead } from './Ahead.tsx'
import { PhaseStrip } from './PhaseStrip.tsx'
import { TierShares } from './TierShares.tsx'

export function StrategyRow(props: {
  overview: StrategyOverview
  span: [number, number]
  now: number
  ready: boolean
  proposals: readonly Proposal[]
  populations: ReadonlyMap<string, PopulationEntry> | undefined
}): JSX.Element {
  const summary = () => props.overview.summary
  const alias = () => aliasOf(summary(), language())
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
        <Ahead overview={props.overview} proposals={props.proposals} ready={props.ready} />
      </td>
      <td>
        <TierShares overview={props.overview} ready={props.ready} populations={props.populations} />
      </td>
    </tr>
  )
}

/** How a strategy comes to its tiers. */
function kindOf(strategy: Strategy): MessageKey {
  if (strategy.assign.matrix) return 'kind.matrix'
  return strategy.assign.table ? 'kind.table' : 'kind.bands'
}
