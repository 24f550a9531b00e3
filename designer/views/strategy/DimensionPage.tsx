import { A, useNavigate } from '@solidjs/router'
import ChevronLeft from 'lucide-solid/icons/chevron-left'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import { createMemo, type JSX, lazy, Match, Show, Suspense, Switch } from 'solid-js'
import { type Dimension, localize } from '../../../engine/index.ts'
import { formatNumber, formatPercent } from '../../model/format.ts'
import { aliasOf, byId, nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { type Facet, facetOf } from '../../model/sentence.ts'
import { orderedDimensions } from '../../model/tree.ts'
import { t } from '../../model/words.ts'
import { createKeys } from '../../ui/createKeys.ts'
import { PhraseText } from '../../ui/PhraseText.tsx'
import { BandsView } from './BandsView.tsx'
import { CurveView } from './CurveView.tsx'
import { useStrategy } from './context.ts'
import { FormulaView } from './FormulaView.tsx'
import { KindIcon, kindKey } from './KindIcon.tsx'
import { LookupView } from './LookupView.tsx'
import { PageHead } from './PageHead.tsx'
import { sourcePhrase } from './pointsText.ts'
import type { PointsViewProps } from './pointsView.ts'
import { weightText } from './ScoreTree.tsx'
import { PointsTableView } from './TableView.tsx'

const DimensionBar = lazy(() => import('../design/dimension/DimensionBar.tsx'))
const DimensionMenu = lazy(() => import('../design/dimension/DimensionMenu.tsx'))
const DimensionSettings = lazy(() => import('../design/dimension/DimensionSettings.tsx'))
const BandsEditor = lazy(() => import('../design/bands/BandsEditor.tsx'))
const CurveEditor = lazy(() => import('../design/curve/CurveEditor.tsx'))
const LookupEditor = lazy(() => import('../design/lookup/LookupEditor.tsx'))
const PointsTableEditor = lazy(() => import('../design/table/PointsTableEditor.tsx'))
const FormulaEditor = lazy(() => import('../design/formula/FormulaEditor.tsx'))

/** One dimension: what it measures, the points it yields, and where the subject tried stands. */
export function DimensionPage(props: { dimension: Dimension }): JSX.Element {
  const view = useStrategy()
  const order = createMemo(() => orderedDimensions(view.trees()))
  const index = () => order().findIndex((node) => node.dimension.id === props.dimension.id)
  const navigate = useNavigate()
  const stepTo = (target: number) => {
    const there = order()[target]?.dimension.id
    if (there !== undefined) navigate(view.href('dimensions', there))
  }
  createKeys({ '[': () => stepTo(index() - 1), ']': () => stepTo(index() + 1) })
  const node = () => order()[index()]
  const facet = createMemo((): Facet | undefined => {
    const found = props.dimension.value === undefined ? undefined : facetOf(props.dimension.value, view.vocabulary())
    return found && { ...found, show: props.dimension.show ?? found.show, unit: props.dimension.unit ?? found.unit }
  })
  /** Where to go on when this one is deleted. */
  const beside = () => (order()[index() + 1] ?? order()[index() - 1])?.dimension.id
  const result = () => {
    const evaluation = view.tryOne.evaluation()
    return evaluation?.ok ? evaluation.decision.dimensions?.find((item) => item.id === props.dimension.id) : undefined
  }
  const parts = (): PointsViewProps => ({ dimension: props.dimension, facet: facet(), result: result() })
  return (
    <>
      <PageHead
        title={nameOf(props.dimension, language())}
        alias={aliasOf(props.dimension, language())}
        text={localize(props.dimension.description, language())}
        aside={
          <Steps
            index={index()}
            order={order().map((item) => item.dimension)}
            group={nameOf(
              byId(view.document().scores, props.dimension.into) ?? { id: props.dimension.into },
              language(),
            )}
          >
            <Show when={view.editing}>
              <Suspense>
                <DimensionMenu dimension={props.dimension} next={beside()} />
              </Suspense>
            </Show>
          </Steps>
        }
      />
      <div class="chips">
        <Show when={view.editing} fallback={<Chips dimension={props.dimension} />}>
          <Suspense>
            <DimensionBar dimension={props.dimension} />
          </Suspense>
        </Show>
        <span class="spring" />
        <Show when={node()}>
          {(found) => (
            <p class="part-figure">
              <Show when={found().share} fallback={<b>{weightText(found())}</b>}>
                {(share) => (
                  <>
                    <b>{formatPercent(share(), language(), 2)}</b> {t('tree.ofTotalText')}
                  </>
                )}
              </Show>
            </p>
          )}
        </Show>
      </div>
      <Suspense>
        <Switch>
          <Match when={props.dimension.points.bands}>
            <Show when={view.editing} fallback={<BandsView {...parts()} />}>
              <BandsEditor {...parts()} />
            </Show>
          </Match>
          <Match when={props.dimension.points.curve}>
            <Show when={view.editing} fallback={<CurveView {...parts()} />}>
              <CurveEditor {...parts()} />
            </Show>
          </Match>
          <Match when={props.dimension.points.lookup}>
            <Show when={view.editing} fallback={<LookupView {...parts()} />}>
              <LookupEditor {...parts()} />
            </Show>
          </Match>
          <Match when={props.dimension.points.table}>
            {(table) => (
              <Show when={view.editing} fallback={<PointsTableView table={table()} result={result()} />}>
                <PointsTableEditor {...parts()} />
              </Show>
            )}
          </Match>
          <Match when={props.dimension.points.formula !== undefined}>
            <Show when={view.editing} fallback={<FormulaView {...parts()} />}>
              <FormulaEditor {...parts()} />
            </Show>
          </Match>
        </Switch>
      </Suspense>
      <Show when={view.editing} fallback={<Missing dimension={props.dimension} />}>
        <Suspense>
          <DimensionSettings dimension={props.dimension} />
        </Suspense>
      </Show>
    </>
  )
}

/** How points are made, and of what. */
function Chips(props: { dimension: Dimension }): JSX.Element {
  const view = useStrategy()
  return (
    <>
      <span class="chip">
        <KindIcon points={props.dimension.points} />
        {t(kindKey(props.dimension.points))}
      </span>
      <Show when={props.dimension.value !== undefined}>
        <span class="chip chip-source">
          <PhraseText phrase={sourcePhrase(props.dimension, view.vocabulary())} />
        </span>
      </Show>
      <Show when={props.dimension.actionable === false}>
        <span class="chip ink-2">{t('dimension.notActionable')}</span>
      </Show>
    </>
  )
}

function Steps(props: {
  index: number
  order: readonly Dimension[]
  group: string
  children: JSX.Element
}): JSX.Element {
  const view = useStrategy()
  const link = (target: Dimension | undefined, name: string, icon: JSX.Element) => (
    <Show
      when={target}
      fallback={
        <span class="button icon quiet disabled" aria-hidden="true">
          {icon}
        </span>
      }
    >
      {(dimension) => (
        <A
          class="button icon quiet"
          href={view.href('dimensions', dimension().id)}
          aria-label={`${name}: ${nameOf(dimension(), language())}`}
          title={nameOf(dimension(), language())}
        >
          {icon}
        </A>
      )}
    </Show>
  )
  return (
    <div class="steps">
      <span class="ink-2">
        {props.group}{' '}
        <span class="ink-3" aria-hidden="true">
          ›
        </span>{' '}
        <span class="tab">
          {props.index + 1} / {props.order.length}
        </span>
      </span>
      {link(props.order[props.index - 1], t('dimension.previous'), <ChevronLeft size={15} />)}
      {link(props.order[props.index + 1], t('dimension.next'), <ChevronRight size={15} />)}
      {props.children}
    </div>
  )
}

/** What happens without a value, what is said of lost points, against what they are counted. */
function Missing(props: { dimension: Dimension }): JSX.Element {
  const policy = () => {
    const { missing, value } = props.dimension
    if (value === undefined) return ''
    if (missing === undefined || missing === 'fail') return t('missing.fail')
    return missing === 'skip'
      ? t('missing.skip')
      : t('missing.points', { points: formatNumber(missing.points, language()) })
  }
  return (
    <dl class="notes">
      <Show when={policy()}>
        {(text) => (
          <div>
            <dt>{t('missing.title')}</dt>
            <dd>{text()}</dd>
          </div>
        )}
      </Show>
      <Show when={localize(props.dimension.reason, language())}>
        {(text) => (
          <div>
            <dt>{t('dimension.reason')}</dt>
            <dd>{text()}</dd>
          </div>
        )}
      </Show>
      <Show when={props.dimension.baseline !== undefined}>
        <div>
          <dt>{t('dimension.baseline')}</dt>
          <dd>{t('dimension.baselineText', { points: formatNumber(props.dimension.baseline ?? 0, language()) })}</dd>
        </div>
      </Show>
    </dl>
  )
}
