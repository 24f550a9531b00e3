import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { formatNumber, formatPercent } from '../../model/format.ts'
import { nameOf } from '../../model/names.ts'
import { phraseText } from '../../model/phrase.ts'
import { plotOf } from '../../model/plot.ts'
import { language } from '../../model/preferences.ts'
import { type DimensionNode, dimensionsOf, type ScoreNode, type TreeNode } from '../../model/tree.ts'
import { t } from '../../model/words.ts'
import { MiniBars, MiniPlot } from '../../ui/MiniPlot.tsx'
import { useStrategy } from './context.ts'
import { KindIcon } from './KindIcon.tsx'
import { combineText, pointsRange, sourcePhrase } from './pointsText.ts'

/** A score tree as an icicle: every block as high as its share of the total, down to the dimensions. */
export function ScoreTree(props: { tree: ScoreNode }): JSX.Element {
  const leaves = () => dimensionsOf(props.tree).length
  return (
    <figure class="icicle" aria-label={nameOf(props.tree.score, language())}>
      <div class="icicle-head caption" aria-hidden="true">
        <span class="icicle-root">
          <b>{nameOf(props.tree.score, language())}</b> {combineText(props.tree.score)}
        </span>
        <span class="icicle-figure">{t('tree.inGroup')}</span>
        <span class="icicle-figure">
          {dimensionsOf(props.tree).some((node) => node.share !== undefined) ? t('tree.ofTotal') : ''}
        </span>
        <span class="icicle-shape">{t('tree.shape')}</span>
        <span class="icicle-range">{t('tree.points')}</span>
      </div>
      <ul class="icicle-body" style={{ 'min-height': `${Math.max(leaves() * 36, 120)}px` }}>
        <For each={props.tree.children}>{(child) => <Node node={child} />}</For>
      </ul>
    </figure>
  )
}

const grow = (node: TreeNode): number => {
  if (node.share !== undefined) return Math.max(node.share, 0.01)
  return node.kind === 'score' ? dimensionsOf(node).length : 1
}

function Node(props: { node: TreeNode }): JSX.Element {
  return (
    <li class="icicle-node" style={{ 'flex-grow': grow(props.node) }}>
      <Show when={props.node.kind === 'score' && props.node} fallback={<Leaf node={props.node as DimensionNode} />}>
        {(node) => <Group node={node()} />}
      </Show>
    </li>
  )
}

function Group(props: { node: ScoreNode }): JSX.Element {
  const view = useStrategy()
  return (
    <>
      <A class="icicle-group" href={view.href('scores', props.node.score.id)}>
        <span class="strong">{nameOf(props.node.score, language())}</span>
        <span class="icicle-share">{weightText(props.node)}</span>
        <Show when={combineText(props.node.score)}>{(text) => <span class="caption">{text()}</span>}</Show>
      </A>
      <ul class="icicle-children">
        <For each={props.node.children}>{(child) => <Node node={child} />}</For>
      </ul>
    </>
  )
}

/** A child's weight: a percentage under weighted and mean, a factor under sum, else nothing. */
export function weightText(node: TreeNode): string {
  if (node.weight === undefined) return ''
  return node.weighing === 'factor'
    ? `× ${formatNumber(node.weight, language())}`
    : formatPercent(node.weight, language())
}

function Leaf(props: { node: DimensionNode }): JSX.Element {
  const view = useStrategy()
  const dimension = () => props.node.dimension
  const plot = () => plotOf(dimension().points)
  const source = () => phraseText(sourcePhrase(dimension(), view.vocabulary()))
  const lookup = () =>
    Object.values(dimension().points.lookup ?? {}).map((entry) => (typeof entry === 'number' ? entry : entry.points))
  return (
    <A class="icicle-leaf" href={view.href('dimensions', dimension().id)}>
      <span class="icicle-name">
        <KindIcon points={dimension().points} />
        <span class="icicle-title">{nameOf(dimension(), language())}</span>
        <Show when={source() !== nameOf(dimension(), language())}>
          <span class="icicle-source">{source()}</span>
        </Show>
      </span>
      <span class="icicle-figure num">{weightText(props.node)}</span>
      <span class="icicle-figure num strong">
        {props.node.share === undefined ? '' : formatNumber(Number((props.node.share * 100).toFixed(4)), language(), 2)}
      </span>
      <span class="icicle-shape">
        <Show
          when={plot()}
          fallback={
            <Show when={lookup().length > 0}>
              <MiniBars values={lookup()} />
            </Show>
          }
        >
          {(shape) => <MiniPlot plot={shape()} />}
        </Show>
      </span>
      <span class="icicle-range tab ink-2">{pointsRange(dimension().points, language())}</span>
    </A>
  )
}
