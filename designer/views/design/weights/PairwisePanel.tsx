import Check from 'lucide-solid/icons/check'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import {
  decimalWeights,
  INCONSISTENT_FROM,
  type Judgement,
  matrixOf,
  type Text,
  weightsFromJudgements,
} from '../../../../engine/index.ts'
import { applyJudgements, weighedIn } from '../../../model/edit/weights.ts'
import { formatNumber, formatPercent } from '../../../model/format.ts'
import { byId, nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import type { ScoreNode } from '../../../model/tree.ts'
import { t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'
import { answersOf, judgementsOf, pairsOf, timesOf } from './pairs.ts'

/** Saaty's random index knows no more, and nobody keeps more in view at once. */
const MOST = 15

/** Weights from comparing two at a time; the answers stay apart from the weights until they are applied. */
export function PairwisePanel(props: {
  scores: readonly ScoreNode[]
  chosen: string | undefined
  onChoose: (score: string) => void
}): JSX.Element {
  const fitting = () => props.scores.filter(({ children }) => children.length > 1 && children.length <= MOST)
  const score = () => fitting().find((node) => node.score.id === props.chosen) ?? fitting()[0]
  return (
    <div class="pairwise">
      <Show when={score()} fallback={<p class="ink-2">{t('pairwise.none')}</p>}>
        {(found) => (
          <>
            <select
              class="control"
              aria-label={t('pairwise.choose')}
              onChange={(event) => props.onChoose(event.currentTarget.value)}
            >
              <For each={fitting()}>
                {(node) => (
                  <option value={node.score.id} selected={node.score.id === found().score.id}>
                    {`${nameOf(node.score, language())} · ${node.children.length}`}
                  </option>
                )}
              </For>
            </select>
            <Show when={found().score.id} keyed>
              {(id) => <Judging score={id} />}
            </Show>
          </>
        )}
      </Show>
    </div>
  )
}

function Judging(props: { score: string }): JSX.Element {
  const view = useStrategy()
  const children = createMemo(() => weighedIn(view.snapshot(), props.score))
  const ids = () => children().map(({ id }) => id)
  const stored = () => byId(view.snapshot().scores, props.score)?.judgements ?? []
  const [answers, setAnswers] = createSignal<ReadonlyMap<string, number>>(answersOf(ids(), stored()))
  const judgements = createMemo((): Judgement[] => judgementsOf(ids(), answers()))
  const result = createMemo(() => weightsFromJudgements(matrixOf(ids(), judgements())))
  const rounded = createMemo(() => decimalWeights(result().weights))
  const isConsistent = () => result().ratio < INCONSISTENT_FROM
  const name = (index: number) => {
    const child = children()[index]
    if (!child) return ''
    const parts: readonly { id: string; title?: Text }[] = view.snapshot()[child.kind]
    return nameOf(byId(parts, child.id) ?? child, language())
  }
  const misfit = () => result().leastConsistent
  const isMisfit = (row: number, column: number) =>
    !isConsistent() && misfit()?.row === row && misfit()?.column === column
  const answer = (key: string, value: number) => setAnswers((before) => new Map(before).set(key, value))
  const apply = () =>
    view.editing?.editor.edit(
      () =>
        t('pairwise.applied', {
          name: nameOf(byId(view.snapshot().scores, props.score) ?? { id: props.score }, language()),
        }),
      applyJudgements(props.score, judgements(), rounded()),
    )
  return (
    <>
      <p class="ink-2">{t('pairwise.question')}</p>
      <ul class="pairs">
        <For each={pairsOf(ids())}>
          {(pair) => (
            <Pair
              left={name(pair.row)}
              right={name(pair.column)}
              value={answers().get(pair.key) ?? 0}
              misfit={isMisfit(pair.row, pair.column)}
              onAnswer={(value) => answer(pair.key, value)}
            />
          )}
        </For>
      </ul>
      <div class="consistency" classList={{ ok: isConsistent(), warn: !isConsistent() }} role="status">
        <p>
          <b>{t('pairwise.ratio', { ratio: formatNumber(Number(result().ratio.toFixed(3)), language()) })}</b>
          <span class="spring" />
          <Show when={isConsistent()} fallback={<TriangleAlert size={14} aria-hidden="true" />}>
            <Check size={14} aria-hidden="true" />
          </Show>
          {t(isConsistent() ? 'pairwise.consistent' : 'pairwise.inconsistent')}
        </p>
        <Show when={misfit()}>
          {(found) => (
            <p class="caption">
              {t('pairwise.misfit', {
                left: name(found().row),
                right: name(found().column),
                times: timesText(found().times),
                fits: timesText(found().fits),
              })}
            </p>
          )}
        </Show>
      </div>
      <table class="rows pairwise-weights">
        <thead>
          <tr>
            <th scope="col">{t('pairwise.child')}</th>
            <th scope="col" class="num">
              {t('pairwise.derived')}
            </th>
            <th scope="col" class="num">
              {t('pairwise.draft')}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={children()}>
            {(child, index) => (
              <tr>
                <th scope="row">{name(index())}</th>
                <td class="num strong">{formatPercent(rounded()[index()] ?? 0, language())}</td>
                <td class="num ink-2">{formatPercent(child.weight, language())}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <div class="pairwise-actions">
        <button type="button" class="button primary" disabled={!isConsistent() || !view.editing} onClick={apply}>
          {t('pairwise.apply')}
        </button>
        <button type="button" class="button quiet" onClick={() => setAnswers(answersOf(ids(), stored()))}>
          {t('pairwise.reset')}
        </button>
      </div>
    </>
  )
}

const timesText = (times: number): string => formatNumber(Number(times.toFixed(2)), language())

function Pair(props: {
  left: string
  right: string
  value: number
  misfit: boolean
  onAnswer: (value: number) => void
}): JSX.Element {
  const text = () => {
    if (props.value === 0) return t('pairwise.equal')
    const params = { times: timesOf(props.value), more: props.value < 0 ? props.left : props.right }
    return t('pairwise.more', params)
  }
  return (
    <li class="pair" classList={{ misfit: props.misfit }}>
      <span class="pair-names">
        <span classList={{ strong: props.value < 0 }}>{props.left}</span>
        <span class="caption">{props.value === 0 ? t('pairwise.equal') : `× ${timesOf(props.value)}`}</span>
        <span classList={{ strong: props.value > 0 }}>{props.right}</span>
      </span>
      <input
        type="range"
        min="-8"
        max="8"
        step="1"
        value={props.value}
        aria-label={t('pairwise.pair', { left: props.left, right: props.right })}
        aria-valuetext={text()}
        onInput={(event) => props.onAnswer(Number(event.currentTarget.value))}
      />
    </li>
  )
}
