import { type JSX, lazy, Show, Suspense } from 'solid-js'
import { localize, type Score } from '../../../engine/index.ts'
import { formatNumber, formatPercent } from '../../model/format.ts'
import { aliasOf, nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { type ScoreNode, walk } from '../../model/tree.ts'
import { t } from '../../model/words.ts'
import { useStrategy } from './context.ts'
import { PageHead } from './PageHead.tsx'
import { combineText } from './pointsText.ts'
import { ScoreTree } from './ScoreTree.tsx'

const WeightsEditor = lazy(() => import('../design/weights/WeightsEditor.tsx'))

/** One score of the tree: what goes into it and how it is combined. */
export function ScorePage(props: { score: Score }): JSX.Element {
  const view = useStrategy()
  const node = () =>
    view
      .trees()
      .flatMap(walk)
      .find((item): item is ScoreNode => item.kind === 'score' && item.score.id === props.score.id)
  const isRoot = () => props.score.into === undefined
  const decimals = () => props.score.decimals ?? (isRoot() ? 2 : 4)
  const now = () => {
    const evaluation = view.tryOne.evaluation()
    return evaluation?.ok ? evaluation.decision.scores[props.score.id] : undefined
  }
  return (
    <>
      <PageHead
        title={nameOf(props.score, language())}
        alias={aliasOf(props.score, language())}
        text={localize(props.score.description, language())}
        aside={
          <Show when={!isRoot() && node()?.share}>
            {(share) => (
              <p class="part-figure">
                <b>{formatPercent(share(), language(), 2)}</b> {t('tree.ofTotalText')}
              </p>
            )}
          </Show>
        }
      />
      <p class="rule">
        {[
          t(`combine.${props.score.combine}.long`),
          combineText({ ...props.score, combine: 'weighted' }),
          t('score.decimals', { n: decimals() }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Show when={node()}>
        {(found) => (
          <Show when={view.editing} fallback={<ScoreTree tree={found()} />}>
            <Suspense fallback={<ScoreTree tree={found()} />}>
              <WeightsEditor tree={found()} />
            </Suspense>
          </Show>
        )}
      </Show>
      <Show when={now() !== undefined}>
        <p class="now-line">
          {t('score.now')} <b class="tab">{formatNumber(now() as number, language())}</b>
        </p>
      </Show>
    </>
  )
}
