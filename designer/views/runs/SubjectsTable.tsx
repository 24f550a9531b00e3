import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import type { Strategy } from '../../../engine/index.ts'
import { formatDate, formatNumber } from '../../model/format.ts'
import { byId, nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { type Run, type RunSubject, reasonText, throughText } from '../../model/runs.ts'
import { subjectPath } from '../../model/subjectPath.ts'
import { label, t } from '../../model/words.ts'
import { ScrollX } from '../../ui/ScrollX.tsx'
import { refusalText } from '../decisions/refusalText.ts'
import { TierBadge } from '../TierBadge.tsx'

/** The subjects of a run: tier, since when, score, how far from falling, and why. */
export function SubjectsTable(props: {
  subjects: readonly RunSubject[]
  run: Run
  document: Strategy
  busy: boolean
}): JSX.Element {
  const scores = () => [...new Set(props.subjects.flatMap(({ scores: all }) => Object.keys(all)))]
  const hasNames = () => props.subjects.some(({ name }) => name !== undefined)
  const has = (key: 'sparePoints' | 'falls' | 'declines') => props.subjects.some((one) => (one[key] ?? 0) > 0)
  return (
    <ScrollX>
      <table class="rows run-subjects" aria-busy={props.busy}>
        <thead>
          <tr>
            <th scope="col">{label('subject')}</th>
            <Show when={hasNames()}>
              <th scope="col">{t('runs.name')}</th>
            </Show>
            <th scope="col">{label('tier')}</th>
            <th scope="col">{t('runs.since')}</th>
            <For each={scores()}>
              {(id) => (
                <th scope="col" class="num">
                  {nameOf(byId(props.document.scores, id) ?? { id }, language())}
                </th>
              )}
            </For>
            <Show when={has('sparePoints')}>
              <th scope="col" class="num" title={t('runs.spareHint')}>
                {t('runs.spare')}
              </th>
            </Show>
            <Show when={has('falls')}>
              <th scope="col" class="num">
                {t('runs.fallsHead')}
              </th>
            </Show>
            <Show when={has('declines')}>
              <th scope="col" class="num">
                {t('runs.declinesHead')}
              </th>
            </Show>
            <th scope="col">{t('runs.why')}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.subjects}>
            {(subject) => (
              <tr>
                <th scope="row" class="nowrap">
                  <SubjectLink subject={subject.subject} row={subject.row} strategy={props.run.strategy} />
                </th>
                <Show when={hasNames()}>
                  <td class="nowrap">{subject.name}</td>
                </Show>
                <td class="nowrap">
                  <Show when={subject.tier} fallback={<span class="ink-2">{t('runs.refused')}</span>}>
                    {(tier) => <TierBadge id={tier()} of={props.document} />}
                  </Show>
                </td>
                <td class="tab nowrap">{subject.since === undefined ? '–' : formatDate(subject.since, language())}</td>
                <For each={scores()}>{(id) => <td class="num">{pointsText(subject.scores[id])}</td>}</For>
                <Show when={has('sparePoints')}>
                  <td class="num">{pointsText(subject.sparePoints)}</td>
                </Show>
                <Show when={has('falls')}>
                  <td class="num">{subject.falls === 0 ? '–' : formatNumber(subject.falls, language())}</td>
                </Show>
                <Show when={has('declines')}>
                  <td class="num">{subject.declines === 0 ? '–' : formatNumber(subject.declines, language())}</td>
                </Show>
                <td class="reasons">{whyText(subject, props.document)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </ScrollX>
  )
}

export function SubjectLink(props: { subject: string | undefined; row?: number; strategy: string }): JSX.Element {
  return (
    <Show when={props.subject} fallback={<span class="ink-3">#{(props.row ?? 0) + 1}</span>}>
      {(id) => (
        <A class="row-link" href={subjectPath(props.strategy, id())}>
          {id()}
        </A>
      )}
    </Show>
  )
}

/** Points, with as many decimals below one another. */
export const pointsText = (value: number | undefined): string =>
  value === undefined ? '–' : formatNumber(value, language(), 2)

/** What decided, then what cost points; a refusal by its code. */
function whyText({ decidedBy, reasons, refusal }: RunSubject, document: Strategy): string {
  if (refusal !== undefined) return refusalText(refusal)
  const texts = reasons.map((code) => reasonText(code, document))
  const decided = decidedBy === undefined ? [] : [throughText(decidedBy, document)]
  return [...new Set([...decided, ...texts])].join(' · ')
}
