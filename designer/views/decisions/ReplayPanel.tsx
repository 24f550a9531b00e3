import Check from 'lucide-solid/icons/check'
import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import X from 'lucide-solid/icons/x'
import { For, type JSX, Show } from 'solid-js'
import type { Difference, Replay } from '../../model/decisions.ts'
import type { Load } from '../../model/load.ts'
import { t } from '../../model/words.ts'
import { FailureNotice } from '../states.tsx'

/** Evaluated again from what was recorded, by two backends: the same, or where not, or why it can't be. */
export function ReplayPanel(props: { replay: Load<Replay> }): JSX.Element {
  const said = () => {
    const outcome = props.replay.data()?.outcome
    if (props.replay.loading()) return t('decisions.replay.doing')
    return t(outcome === undefined ? 'decisions.replay.title' : outcomeKeys[outcome])
  }
  return (
    <section id="replay" aria-labelledby="replay-head">
      <div class="aside-head">
        <h2 id="replay-head">{said()}</h2>
        <span class="spring" />
        <button type="button" class="button" onClick={props.replay.retry} disabled={props.replay.loading()}>
          <RotateCcw size={13} strokeWidth={1.75} aria-hidden="true" /> {t('decisions.replay.again')}
        </button>
        <span class="hidden-visually" role="status">
          {said()}
        </span>
      </div>
      <Show when={props.replay.failure()}>
        {(failure) => <FailureNotice failure={failure()} onRetry={props.replay.retry} />}
      </Show>
      <Show when={props.replay.data()}>{(replay) => <Result replay={replay()} />}</Show>
    </section>
  )
}

/** An outcome in a few words. */
export const outcomeKeys = {
  identical: 'decisions.replay.identical',
  different: 'decisions.replay.different',
  'not-replayable': 'decisions.replay.not',
} as const

const backendKeys = { rows: 'decisions.replay.rows', jsonlogic: 'decisions.replay.jsonlogic' } as const

function Result(props: { replay: Replay }): JSX.Element {
  const differs = (backend: Difference['backend']) =>
    (props.replay.differences ?? []).filter((difference) => difference.backend === backend)
  return (
    <>
      <Show when={props.replay.reason}>{(reason) => <p class="ink-2">{t(`decisions.not.${reason().code}`)}</p>}</Show>
      <Show when={props.replay.backends}>
        {(backends) => (
          <ul class="checks">
            <Comparison ok text={t('decisions.replay.digest')} result={t('decisions.replay.matches')} />
            <For each={backends()}>
              {(backend) => (
                <Comparison
                  ok={differs(backend).length === 0}
                  text={t(backendKeys[backend])}
                  result={
                    differs(backend).length === 0
                      ? t('decisions.replay.equal')
                      : t('decisions.replay.differs', { n: differs(backend).length })
                  }
                />
              )}
            </For>
          </ul>
        )}
      </Show>
      <Show when={props.replay.differences}>{(differences) => <Differences differences={differences()} />}</Show>
      <p class="caption">{t('decisions.replay.engines', props.replay.engine)}</p>
    </>
  )
}

function Comparison(props: { ok: boolean; text: string; result: string }): JSX.Element {
  return (
    <li>
      <Show when={props.ok} fallback={<X size={14} class="err" aria-hidden="true" />}>
        <Check size={14} class="ok" aria-hidden="true" />
      </Show>
      <span>{props.text}</span>
      <span class={props.ok ? 'ink-3' : 'err'}>{props.result}</span>
    </li>
  )
}

/** More would help nobody. */
const MOST = 12

function Differences(props: { differences: readonly Difference[] }): JSX.Element {
  const text = (value: unknown) => (value === undefined ? '—' : JSON.stringify(value))
  return (
    <table class="rows differences">
      <thead>
        <tr>
          <th scope="col">{t('decisions.replay.place')}</th>
          <th scope="col">{t('decisions.replay.stored')}</th>
          <th scope="col">{t('decisions.replay.now')}</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.differences.slice(0, MOST)}>
          {({ path, stored, now }) => (
            <tr>
              <th scope="row" class="mono">
                {path || '/'}
              </th>
              <td class="mono">{text(stored)}</td>
              <td class="mono">{text(now)}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}
