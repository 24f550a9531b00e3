import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import type { Strategy } from '../../../engine/index.ts'
import { formatDate, formatNumber } from '../../model/format.ts'
import { language } from '../../model/preferences.ts'
import { kinds, type Run, type RunComparison, throughText } from '../../model/runs.ts'
import { t } from '../../model/words.ts'

const MOST_CAUSES = 6

/** Who rose and who fell since the run before, and through what. */
export function Moves(props: { run: Run; comparison: RunComparison | undefined; document: Strategy }): JSX.Element {
  const count = (n: number) => formatNumber(n, language())
  return (
    <Show
      when={props.run.previousRun}
      fallback={
        <>
          <h2 id="moves-head">{t('runs.through')}</h2>
          <p class="ink-2">{t('runs.first')}</p>
        </>
      }
    >
      {(previous) => (
        <>
          <h2 id="moves-head">
            <A class="link" href={`/strategies/${encodeURIComponent(props.run.strategy)}/runs/${previous()}`}>
              {t('runs.against', { date: formatDate(props.comparison?.from.asOf ?? props.run.asOf, language()) })}
            </A>
          </h2>
          <Show when={props.comparison}>
            {(comparison) => (
              <>
                <ul class="moves">
                  <For each={kinds.filter((kind) => kind === 'up' || kind === 'down' || comparison().counts[kind])}>
                    {(kind) => (
                      <li classList={{ up: kind === 'up', down: kind === 'down' }}>
                        <span class="strong tab">
                          <Sign kind={kind} />
                          {count(comparison().counts[kind] ?? 0)}
                        </span>{' '}
                        {t(`runs.kind.${kind}`)}
                      </li>
                    )}
                  </For>
                  <li class="ink-2">{t('runs.same', { n: comparison().counts.same ?? 0 })}</li>
                </ul>
                <Show when={comparison().through.length > 0}>
                  <table class="rows causes-table">
                    <thead>
                      <tr>
                        <th scope="col">{t('runs.through')}</th>
                        <th scope="col" class="num">
                          {t('runs.rose')}
                        </th>
                        <th scope="col" class="num">
                          {t('runs.fell')}
                        </th>
                        <Show when={comparison().through.some(({ other }) => other > 0)}>
                          <th scope="col" class="num">
                            {t('runs.otherMoves')}
                          </th>
                        </Show>
                      </tr>
                    </thead>
                    <tbody>
                      <For each={comparison().through.slice(0, MOST_CAUSES)}>
                        {(cause) => (
                          <tr>
                            <th scope="row">{throughText(cause.through, props.document)}</th>
                            <td class="num up">{cause.up === 0 ? '' : `▲ ${count(cause.up)}`}</td>
                            <td class="num down">{cause.down === 0 ? '' : `▼ ${count(cause.down)}`}</td>
                            <Show when={comparison().through.some(({ other }) => other > 0)}>
                              <td class="num">{cause.other === 0 ? '' : count(cause.other)}</td>
                            </Show>
                          </tr>
                        )}
                      </For>
                    </tbody>
                  </table>
                </Show>
              </>
            )}
          </Show>
        </>
      )}
    </Show>
  )
}

/** ▲ and ▼ stand beside the colour. */
export function Sign(props: { kind: string }): JSX.Element {
  return (
    <Show when={props.kind === 'up' || props.kind === 'down'}>
      <span aria-hidden="true">{props.kind === 'up' ? '▲ ' : '▼ '}</span>
    </Show>
  )
}
