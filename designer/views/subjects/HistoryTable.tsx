import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import type { Strategy } from '../../../engine/index.ts'
import { decidingScores } from '../../model/decisions.ts'
import { formatDate, formatNumber } from '../../model/format.ts'
import { byId, localize } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { reasonText, throughText } from '../../model/runs.ts'
import type { Moment } from '../../model/subjects.ts'
import { label, t } from '../../model/words.ts'
import { refusalText } from '../decisions/refusalText.ts'
import { Moment as Instant } from '../Moment.tsx'
import { TierBadge } from '../TierBadge.tsx'
import type { Documents } from './documents.ts'

/** Every decision and every run that changed the tier: what came of it, and why it changed. */
export function HistoryTable(props: {
  moments: readonly Moment[]
  documents: Documents
  strategy: string
  hasOlder: boolean
}): JSX.Element {
  const strategy = () => `/strategies/${encodeURIComponent(props.strategy)}`
  return (
    <table class="rows history-table">
      <thead>
        <tr>
          <th scope="col">{label('evaluationDate')}</th>
          <th scope="col">{label('tier')}</th>
          <th scope="col" class="num">
            {label('score')}
          </th>
          <th scope="col">{label('version')}</th>
          <th scope="col">{t('subjects.what')}</th>
          <th scope="col">{t('subjects.why')}</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.moments}>
          {(moment, index) => {
            const document = () => props.documents.get(moment.version) as Strategy
            const isFirst = () => !props.hasOlder && index() === props.moments.length - 1
            return (
              <tr>
                <th scope="row" class="tab nowrap">
                  {formatDate(moment.asOf, language())}
                </th>
                <td class="nowrap">
                  <Show when={moment.tier} fallback={<span class="ink-2">{refusalText(moment.refusal)}</span>}>
                    {(tier) => (
                      <>
                        <TierBadge id={tier()} of={document()} />
                        <Sign tier={tier()} before={props.moments[index() + 1]?.tier} document={document()} />
                      </>
                    )}
                  </Show>
                </td>
                <td class="num">{scoreText(moment, document())}</td>
                <td class="tab">
                  v{moment.version}
                  <span class="sub ink-3">{localize(moment.decision?.decision.strategy.phase, language())}</span>
                </td>
                <td>
                  <Show
                    when={moment.decision}
                    fallback={
                      <A class="link" href={`${strategy()}/runs/${moment.run?.run}`}>
                        {label('run')}
                      </A>
                    }
                  >
                    {(item) => (
                      <>
                        <A class="link" href={`/decisions/${item().decision.id}`}>
                          {label('decision')}
                        </A>
                        <span class="sub ink-3">
                          <Instant at={item().decision.recordedAt} />
                        </span>
                      </>
                    )}
                  </Show>
                </td>
                <td class="why">
                  <For each={whyOf(moment, document(), isFirst())}>{(sentence) => <p>{sentence}</p>}</For>
                </td>
              </tr>
            )
          }}
        </For>
      </tbody>
    </table>
  )
}

/** Whether the tier is above or below the one before it, where both are tiers of one order. */
function Sign(props: { tier: string; before: string | undefined; document: Strategy }): JSX.Element {
  const place = (id: string | undefined) => props.document.tiers.findIndex((tier) => tier.id === id)
  const change = () => (place(props.before) < 0 ? 0 : place(props.before) - place(props.tier))
  return (
    <Show when={props.document.ordered !== false && change() !== 0}>
      <span class={change() > 0 ? 'up' : 'down'}>
        {' '}
        <span aria-hidden="true">{change() > 0 ? '▲' : '▼'}</span>
        <span class="hidden-visually">{t(change() > 0 ? 'runs.kind.up' : 'runs.kind.down')}</span>
      </span>
    </Show>
  )
}

function scoreText({ scores }: Moment, document: Strategy): string {
  const deciding = decidingScores(document).flatMap((id) => scores[id] ?? [])
  return deciding.map((score) => formatNumber(score, language(), 2)).join(' · ') || '–'
}

/** The sentences that the server has for a change; of a run what decided, and its reasons. */
function whyOf({ decision, run }: Moment, document: Strategy, isFirst: boolean): string[] {
  if (run) {
    const { from, decidedBy, reasons } = run
    const before = from === undefined ? [] : [t('subjects.from', { from: nameOfTier(document, from) })]
    const decided = decidedBy === undefined ? [] : [t('subjects.decidedBy', { name: throughText(decidedBy, document) })]
    const told = reasons.map((code) => reasonText(code, document)).join(' · ')
    return [...before, ...decided, ...(told === '' ? [] : [told])]
  }
  if (decision?.change) return decision.change.sentences[language()]
  if (decision?.unexplained) return [t('subjects.unexplained')]
  return [t(isFirst ? 'subjects.first' : 'subjects.unchanged')]
}

const nameOfTier = (document: Strategy, id: string): string => {
  const tier = byId(document.tiers, id)
  return tier ? localize(tier.title, language()) || id : id
}
