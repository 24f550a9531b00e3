import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import type { Strategy } from '../../../engine/index.ts'
import { type DecisionSummary, decidingScores } from '../../model/decisions.ts'
import { documentOf } from '../../model/documents.ts'
import { formatDate, formatNumber } from '../../model/format.ts'
import { formatDay, formatTime } from '../../model/instant.ts'
import { createLoad } from '../../model/load.ts'
import { nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { label, t } from '../../model/words.ts'
import { ScrollX } from '../../ui/ScrollX.tsx'
import { TierBadge } from '../TierBadge.tsx'
import { refusalText } from './refusalText.ts'

/** Decisions, one a row, the latest first; each leads to its page. */
export function DecisionTable(props: { decisions: readonly DecisionSummary[]; strategies: boolean }): JSX.Element {
  return (
    <ScrollX>
      <table class="rows decisions-table">
        <thead>
          <tr>
            <th scope="col">{label('subject')}</th>
            <th scope="col">{label('tier')}</th>
            <th scope="col" class="num">
              {label('score')}
            </th>
            <Show when={props.strategies}>
              <th scope="col">{label('strategy')}</th>
            </Show>
            <th scope="col">{label('version')}</th>
            <th scope="col">{label('evaluationDate')}</th>
            <th scope="col">{t('decisions.recorded')}</th>
            <th scope="col">{t('decisions.by')}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.decisions}>{(decision) => <Row decision={decision} strategies={props.strategies} />}</For>
        </tbody>
      </table>
    </ScrollX>
  )
}

function Row(props: { decision: DecisionSummary; strategies: boolean }): JSX.Element {
  const { id, version } = props.decision.strategy
  const document = createLoad(
    () => undefined,
    () => documentOf(id, version),
  ).data
  return (
    <tr>
      <th scope="row">
        <A class="decision-link" href={`/decisions/${props.decision.id}`}>
          {props.decision.subject ?? <span class="ink-3">{t('decisions.noSubject')}</span>}
        </A>
      </th>
      <td>
        <Show when={props.decision.tier} fallback={<span class="ink-2">{refusalText(props.decision.refusal)}</span>}>
          {(tier) => (
            <Show when={document()} fallback={tier()}>
              {(known) => <TierBadge id={tier()} of={known()} />}
            </Show>
          )}
        </Show>
      </td>
      <td class="num">{scoresText(props.decision, document())}</td>
      <Show when={props.strategies}>
        <td class="decision-strategy">
          <Show when={document()} fallback={id}>
            {(known) => nameOf(known(), language())}
          </Show>
        </td>
      </Show>
      <td class="tab">v{version}</td>
      <td class="tab nowrap">{formatDate(props.decision.asOf, language())}</td>
      <td class="tab nowrap">
        <time datetime={props.decision.recordedAt} title={props.decision.recordedAt}>
          {formatDay(props.decision.recordedAt, language())}{' '}
          <span class="ink-3">{formatTime(props.decision.recordedAt, language())}</span>
        </time>
      </td>
      <td class="decision-by">{props.decision.recordedBy.name}</td>
    </tr>
  )
}

/** The score that decides, or both of a matrix. */
export function scoresText({ scores }: DecisionSummary, document: Strategy | undefined): string {
  if (!scores || !document) return ''
  return decidingScores(document)
    .flatMap((id) => scores[id] ?? [])
    .map((value) => formatNumber(value, language()))
    .join(' × ')
}
