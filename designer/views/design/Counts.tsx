import { type JSX, Show } from 'solid-js'
import { formatNumber } from '../../model/format.ts'
import { rankOf } from '../../model/ladder.ts'
import { nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import type { DimensionAnswer, HitShare } from '../../model/preview/questions/dimension.ts'
import { listed, t } from '../../model/words.ts'
import { ShareBar } from '../../ui/ShareBar.tsx'
import { awaitsPopulation, type StrategyView, useStrategy } from '../strategy/context.ts'
import { percentOf } from './Legend.tsx'

type Answer = DimensionAnswer | undefined

const MIX = 88

const totalOf = (answer: Answer): number => (answer?.hits ?? []).reduce((sum, { count }) => sum + count, 0)
const hasScores = (answer: Answer): boolean =>
  answer === AWAITED || (answer?.hits ?? []).some(({ meanScore }) => meanScore !== undefined)

/** Stands for an answer that is on its way, so that its columns are there already. */
const AWAITED: DimensionAnswer = { histogram: undefined, range: undefined, missing: 0, hits: [] }

const answerOr = (answer: Answer, view: StrategyView): Answer =>
  answer ?? (awaitsPopulation(view) ? AWAITED : undefined)

/** The heads over what the population comes to, row by row: count, share, tiers, mean score, who moves. */
export function CountHeads(props: { answer: Answer }): JSX.Element {
  const view = useStrategy()
  const answer = () => answerOr(props.answer, view)
  return (
    <Show when={answer()}>
      <th scope="col" class="num">
        {t('editBands.count')}
      </th>
      <th scope="col" class="num roomy">
        {t('editBands.share')}
      </th>
      <th scope="col">{t('editBands.mix')}</th>
      <Show when={hasScores(answer())}>
        <th scope="col" class="num roomy">
          {t('editBands.meanScore')}
        </th>
      </Show>
      <Show when={view.base()}>
        <th scope="col" class="num">
          {t('editBands.change')}
        </th>
      </Show>
    </Show>
  )
}

/** What it comes to for the subjects of one band, entry or row. */
export function CountCells(props: { answer: Answer; hit: number | undefined }): JSX.Element {
  const view = useStrategy()
  const answer = () => answerOr(props.answer, view)
  const share = () => props.answer?.hits.find(({ hit }) => hit === props.hit)
  return (
    <Show when={answer()}>
      <Cells share={share()} total={totalOf(answer())} scores={hasScores(answer())} awaited={answer() === AWAITED} />
    </Show>
  )
}

/** What it comes to for all of them. */
export function TotalCells(props: { answer: Answer }): JSX.Element {
  const view = useStrategy()
  return (
    <Show when={answerOr(props.answer, view)}>
      {(answer) => (
        <Cells
          share={sumOf(answer().hits)}
          total={totalOf(answer())}
          scores={hasScores(answer())}
          awaited={answer() === AWAITED}
        />
      )}
    </Show>
  )
}

function Cells(props: {
  share: HitShare | undefined
  total: number
  scores: boolean
  /** The figures are on their way. */
  awaited: boolean
}): JSX.Element {
  const view = useStrategy()
  const parts = () =>
    view.document().tiers.map((tier, index) => ({
      count: props.share?.tiers[index] ?? 0,
      tone: rankOf(view.document(), tier.id).tone,
    }))
  const number = (count: number) => (props.awaited ? '' : formatNumber(count, language()))
  return (
    <>
      <td class="num">{number(props.share?.count ?? 0)}</td>
      <td class="num ink-2 roomy">{props.awaited ? '' : percentOf(props.share?.count ?? 0, props.total)}</td>
      <td class="mix-cell">
        <ShareBar parts={parts()} width={MIX} height={9} />
        <span class="hidden-visually">{mixText(view, props.share)}</span>
      </td>
      <Show when={props.scores}>
        <td class="num roomy">
          {props.share?.meanScore === undefined
            ? props.awaited
              ? ''
              : '—'
            : formatNumber(Number(props.share.meanScore.toFixed(1)), language(), 1)}
        </td>
      </Show>
      <Show when={view.base()}>
        <td class="num nowrap">
          <Show when={(props.share?.up ?? 0) > 0}>
            <span class="up">
              <span aria-hidden="true">▲</span> <span class="hidden-visually">{t('editBands.up')}</span>
              {number(props.share?.up ?? 0)}
            </span>
          </Show>{' '}
          <Show when={(props.share?.down ?? 0) > 0}>
            <span class="down">
              <span aria-hidden="true">▼</span> <span class="hidden-visually">{t('editBands.down')}</span>
              {number(props.share?.down ?? 0)}
            </span>
          </Show>
          <Show when={!props.share?.up && !props.share?.down}>
            <span class="ink-3">{number(0)}</span>
          </Show>
        </td>
      </Show>
    </>
  )
}

function mixText(view: ReturnType<typeof useStrategy>, share: HitShare | undefined): string {
  const texts = view
    .document()
    .tiers.map((tier, index) => `${nameOf(tier, language())} ${formatNumber(share?.tiers[index] ?? 0, language())}`)
  return listed(texts)
}

/** All together; the mean score is that of all who have one, weighed by how many they are. */
function sumOf(shares: readonly HitShare[]): HitShare {
  const sum = (pick: (share: HitShare) => number) => shares.reduce((total, share) => total + pick(share), 0)
  const scored = shares.filter(({ meanScore }) => meanScore !== undefined)
  const weight = scored.reduce((total, { count }) => total + count, 0)
  return {
    hit: 0,
    count: sum(({ count }) => count),
    tiers: (shares[0]?.tiers ?? []).map((_, tier) => sum(({ tiers }) => tiers[tier] ?? 0)),
    meanScore:
      weight === 0
        ? undefined
        : scored.reduce((total, { meanScore, count }) => total + (meanScore as number) * count, 0) / weight,
    up: sum(({ up }) => up),
    down: sum(({ down }) => down),
  }
}
