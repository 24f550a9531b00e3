import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import Scale from 'lucide-solid/icons/scale'
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { setWeights, weighedIn } from '../../../model/edit/weights.ts'
import { changesOf } from '../../../model/editor/change.ts'
import { formatPercent } from '../../../model/format.ts'
import { nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { type ScoreNode, scoreTrees, walk } from '../../../model/tree.ts'
import { t } from '../../../model/words.ts'
import { Segmented } from '../../../ui/Segmented.tsx'
import { useStrategy } from '../../strategy/context.ts'
import { createWeighing, idOf, type Weighing } from './createWeighing.ts'
import { LockButton } from './LockButton.tsx'
import { PairwisePanel } from './PairwisePanel.tsx'
import { WeightCell } from './WeightCell.tsx'
import { WeightDivider } from './WeightDivider.tsx'
import { WeightLeaf } from './WeightLeaf.tsx'
import './weights.css'

/** The height that a dimension gets on average, in pixels. */
const ROW = 52

const STEPS = ['0.01', '0.005', '0.001'] as const

/** The score tree with weights that can be moved: what one gains the others lose, the total stays 100 %. */
export default function WeightsEditor(props: { tree: ScoreNode }): JSX.Element {
  const view = useStrategy()
  const [step, setStep] = createSignal<(typeof STEPS)[number]>('0.01')
  const before = createMemo(() => {
    const base = view.base()
    return new Map(
      base
        ? scoreTrees(base.document)
            .flatMap(walk)
            .map((node) => [idOf(node), node])
        : [],
    )
  })
  const weighing = createWeighing(
    () => Number(step()),
    (node) => before().get(idOf(node)),
  )
  const weighted = () =>
    walk(props.tree).filter((node): node is ScoreNode => node.kind === 'score' && node.score.combine === 'weighted')
  const [judged, setJudged] = createSignal<string>()
  view.inspector.add({
    id: 'pairwise',
    title: () => t('weights.pairwise'),
    body: () => <PairwisePanel scores={weighted()} chosen={judged()} onChoose={setJudged} />,
  })
  const restore = () => {
    const base = view.base()
    if (!base) return
    const changes = weighted().flatMap(({ score }) => {
      const [was, is] = [weighedIn(base.document, score.id), weighedIn(view.snapshot(), score.id)]
      // Another set of children has no weights to go back to.
      return was.map(({ id }) => id).join() === is.map(({ id }) => id).join()
        ? [
            setWeights(
              score.id,
              was.map(({ weight }) => weight),
            ),
          ]
        : []
    })
    view.editing?.editor.edit(() => t('weights.restored'), changesOf(...changes))
  }
  return (
    <section class="weights" aria-label={t('weights.title')}>
      <div class="weights-tools">
        <p class="ink-2">{t('weights.hint')}</p>
        <span class="spring" />
        <Segmented
          name={t('weights.step')}
          choices={STEPS.map((value) => ({ value, text: formatPercent(Number(value), language()) }))}
          chosen={step()}
          onChoose={setStep}
        />
        <Show when={view.base()}>
          {(base) => (
            <button type="button" class="button" onClick={restore}>
              <RotateCcw size={13} aria-hidden="true" /> {t('weights.restore', { version: `v${base().number}` })}
            </button>
          )}
        </Show>
      </div>
      <div class="weights-head caption" aria-hidden="true">
        <span class="weights-root">
          <b>{nameOf(props.tree.score, language())}</b>
        </span>
        <span class="weights-figure">{t('tree.inGroup')}</span>
        <span class="weights-figure">{t('tree.ofTotal')}</span>
        <span class="weights-figure">
          <Show when={view.base()}>{(base) => `v${base().number}`}</Show>
        </span>
        <span class="weights-change">{t('weights.change')}</span>
      </div>
      <Children node={props.tree} weighing={weighing} onJudge={setJudged} root />
    </section>
  )
}

function Children(props: {
  node: ScoreNode
  weighing: Weighing
  onJudge: (score: string) => void
  root?: boolean
}): JSX.Element {
  let list!: HTMLUListElement
  const isWeighted = () => props.node.score.combine === 'weighted'
  const leaves = () => walk(props.node).filter(({ kind }) => kind === 'dimension').length
  return (
    <ul
      ref={list}
      class="weights-children"
      classList={{ 'weights-body': props.root ?? false }}
      style={props.root ? { 'min-height': `${leaves() * ROW}px` } : {}}
    >
      <For each={props.node.children}>
        {(child, index) => (
          <li class="weights-node" style={{ 'flex-grow': Math.max(child.weight ?? 0.1, 0.02) }}>
            <Show
              when={child.kind === 'score' && child}
              fallback={
                child.kind === 'dimension' && (
                  <WeightLeaf node={child} parent={props.node} weighing={props.weighing} isWeighted={isWeighted()} />
                )
              }
            >
              {(group) => (
                <Group node={group()} parent={props.node} weighing={props.weighing} onJudge={props.onJudge} />
              )}
            </Show>
            <Show when={isWeighted() && index() < props.node.children.length - 1}>
              <WeightDivider
                parent={props.node}
                index={index()}
                weighing={props.weighing}
                height={() => list.getBoundingClientRect().height}
              />
            </Show>
          </li>
        )}
      </For>
    </ul>
  )
}

function Group(props: {
  node: ScoreNode
  parent: ScoreNode
  weighing: Weighing
  onJudge: (score: string) => void
}): JSX.Element {
  const view = useStrategy()
  const name = () => nameOf(props.node.score, language())
  const before = () => props.weighing.before(props.node)?.weight
  return (
    <>
      <div class="weights-group">
        <span class="strong">{name()}</span>
        <Show when={props.parent.score.combine === 'weighted'}>
          <span class="weights-group-cell">
            <WeightCell node={props.node} parent={props.parent} weighing={props.weighing} />
            <LockButton node={props.node} weighing={props.weighing} />
          </span>
        </Show>
        <Show when={before() !== undefined && view.base()}>
          {(base) => (
            <span class="caption">{`v${base().number} ${formatPercent(before() as number, language())}`}</span>
          )}
        </Show>
        <Show when={props.node.score.combine === 'weighted' && props.node.children.length > 2}>
          <button
            type="button"
            class="button icon quiet weights-judge"
            aria-label={t('weights.judge', { name: name() })}
            title={t('weights.judge', { name: name() })}
            onClick={() => {
              props.onJudge(props.node.score.id)
              view.inspector.show('pairwise')
            }}
          >
            <Scale size={13} aria-hidden="true" />
          </button>
        </Show>
      </div>
      <Children node={props.node} weighing={props.weighing} onJudge={props.onJudge} />
    </>
  )
}
