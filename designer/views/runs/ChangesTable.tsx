import ArrowRight from 'lucide-solid/icons/arrow-right'
import { For, type JSX, Show } from 'solid-js'
import type { Strategy } from '../../../engine/index.ts'
import { formatSigned } from '../../model/format.ts'
import { byId, nameOf } from '../../model/names.ts'
import { createPages } from '../../model/pages.ts'
import { language } from '../../model/preferences.ts'
import { compareRuns, type Kind, type Run, type RunChange, throughText } from '../../model/runs.ts'
import { label, t } from '../../model/words.ts'
import { ScrollX } from '../../ui/ScrollX.tsx'
import { FailureNotice, LoadingText } from '../states.tsx'
import { TierBadge } from '../TierBadge.tsx'
import { Sign } from './Moves.tsx'
import { pointsText, SubjectLink } from './SubjectsTable.tsx'

const PAGE = 100

/** Those who moved one way since another run: from which tier to which, and through what. */
export function ChangesTable(props: { run: Run; other: string; kind: Kind; document: Strategy }): JSX.Element {
  const pages = createPages(
    () => props.kind,
    async (kind, cursor) => compareRuns(props.run, props.other, { kind, cursor, limit: PAGE }),
  )
  const items = () => pages.items() ?? []
  const scores = () => [
    ...new Set(items().flatMap(({ before = {}, after = {} }) => [...Object.keys(before), ...Object.keys(after)])),
  ]
  const hasNames = () => items().some(({ name }) => name !== undefined)
  return (
    <>
      <Show when={pages.failure()}>{(failure) => <FailureNotice failure={failure()} onRetry={pages.retry} />}</Show>
      <Show when={pages.loading() && !pages.items()}>
        <LoadingText />
      </Show>
      <Show when={items().length > 0}>
        <ScrollX>
          <table class="rows run-subjects" aria-busy={pages.loading()}>
            <thead>
              <tr>
                <th scope="col">{label('subject')}</th>
                <Show when={hasNames()}>
                  <th scope="col">{t('runs.name')}</th>
                </Show>
                <th scope="col">{t('runs.was')}</th>
                <th scope="col">{t('runs.is')}</th>
                <For each={scores()}>
                  {(id) => (
                    <th scope="col" class="num" colspan="2">
                      {nameOf(byId(props.document.scores, id) ?? { id }, language())}
                    </th>
                  )}
                </For>
                <th scope="col">{t('runs.throughHead')}</th>
              </tr>
            </thead>
            <tbody>
              <For each={items()}>
                {(change) => (
                  <tr>
                    <th scope="row" class="nowrap">
                      <SubjectLink subject={change.subject} strategy={props.run.strategy} />
                    </th>
                    <Show when={hasNames()}>
                      <td class="nowrap">{change.name}</td>
                    </Show>
                    <td class="nowrap">
                      <TierOrNone id={change.from} document={props.document} />
                    </td>
                    <td class="nowrap">
                      <span class="moved-to" classList={{ up: change.kind === 'up', down: change.kind === 'down' }}>
                        <Sign kind={change.kind} />
                      </span>
                      <TierOrNone id={change.to} document={props.document} />
                    </td>
                    <For each={scores()}>
                      {(id) => (
                        <>
                          <td class="num ink-3">{pointsText(change.before?.[id])}</td>
                          <td class="num">
                            <ArrowRight class="arrow" size={11} aria-label={t('runs.after')} />
                            {pointsText(change.after?.[id])}
                          </td>
                        </>
                      )}
                    </For>
                    <td>{causeText(change, props.document)}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </ScrollX>
        <p class="more-line ink-3">
          {t('runs.shown', { n: items().length })}
          <Show when={pages.hasMore()}>
            <button type="button" class="button" aria-disabled={pages.loading()} onClick={pages.more}>
              {t('populations.more')}
            </button>
          </Show>
        </p>
      </Show>
    </>
  )
}

function TierOrNone(props: { id: string | undefined; document: Strategy }): JSX.Element {
  return (
    <Show when={props.id} fallback={<span class="ink-3">–</span>}>
      {(id) => (
        <Show when={byId(props.document.tiers, id())} fallback={id()}>
          <TierBadge id={id()} of={props.document} />
        </Show>
      )}
    </Show>
  )
}

function causeText({ through, change }: RunChange, document: Strategy): string {
  if (through === undefined) return ''
  const name = throughText(through, document)
  return change === undefined ? name : `${name} ${formatSigned(change, language())}`
}
