import { For, type JSX, lazy, Match, Show, Suspense, Switch } from 'solid-js'
import { localize, type Tier } from '../../../engine/index.ts'
import { formatNumber, formatPercent } from '../../model/format.ts'
import { ladderOf } from '../../model/ladder.ts'
import { byId, nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { heading, label, t } from '../../model/words.ts'
import { ScrollX } from '../../ui/ScrollX.tsx'
import { TierBadge } from '../TierBadge.tsx'
import { awaitsPopulation, useStrategy } from './context.ts'
import { MatrixView } from './MatrixView.tsx'
import { PageHead } from './PageHead.tsx'
import { TierTableView } from './TableView.tsx'
import { TierRuler } from './TierRuler.tsx'

const TiersEditor = lazy(() => import('../design/tiers/TiersEditor.tsx'))
const ThresholdView = lazy(() => import('../design/tiers/ThresholdView.tsx'))

export function TiersPage(): JSX.Element {
  const view = useStrategy()
  return (
    <Show when={view.editing} fallback={<TiersShown counted />}>
      <Suspense fallback={<TiersShown />}>
        <TiersEditor />
      </Suspense>
    </Show>
  )
}

/** @param counted whether the population is drawn as well */
function TiersShown(props: { counted?: boolean }): JSX.Element {
  const view = useStrategy()
  const assigned = () => {
    const { assign } = view.document()
    if (assign.matrix) return t('tiers.byMatrix')
    return assign.table
      ? t('tiers.byTable')
      : t('tiers.byScore', {
          score: nameOf(byId(view.document().scores, assign.score ?? '') ?? { id: assign.score ?? '' }, language()),
        })
  }
  return (
    <>
      <PageHead title={heading('tier')} text={assigned()} />
      <TiersView {...props} />
    </>
  )
}

/** The ruler of thresholds, and as soon as it is counted the population over it. Its place is kept free until then. */
function CountedRuler(): JSX.Element {
  const view = useStrategy()
  const isCounted = () => awaitsPopulation(view) || view.preview.summary() !== undefined
  return (
    <Show when={isCounted()} fallback={<TierRuler />}>
      <div class="tier-plot-place">
        <Suspense fallback={<TierRuler />}>
          <ThresholdView meanwhile={<TierRuler />} />
        </Suspense>
      </div>
    </Show>
  )
}

/** How a tier is reached: a ruler of thresholds, a matrix of two scores, or a table. */
export function TiersView(props: { counted?: boolean }): JSX.Element {
  const view = useStrategy()
  return (
    <>
      <Switch>
        <Match when={view.document().assign.bands}>
          <Show when={props.counted} fallback={<TierRuler />}>
            <CountedRuler />
          </Show>
        </Match>
        <Match when={view.document().assign.matrix}>{(matrix) => <MatrixView matrix={matrix()} />}</Match>
        <Match when={view.document().assign.table}>{(table) => <TierTableView table={table()} />}</Match>
      </Switch>
      <TierTable {...props} />
      <Notes />
    </>
  )
}

/** The tiers in words, best first: where each begins, what it was meant to hold, what it means. */
function TierTable(props: { counted?: boolean }): JSX.Element {
  const view = useStrategy()
  const counted = () => props.counted && (awaitsPopulation(view) || view.preview.summary() !== undefined)
  const figures = view.preview.ask('tiers', () => (counted() ? { measure: undefined } : undefined))
  const countOf = (tier: Tier) => figures()?.tiers.find(({ id }) => id === tier.id)?.final
  const tiers = () => view.document().tiers
  const hasTargets = () => tiers().some((tier) => tier.target !== undefined)
  const hasTexts = () => tiers().some((tier) => localize(tier.description, language()) !== '')
  const byScore = () => view.document().assign.bands !== undefined
  return (
    <Show when={byScore() || hasTargets() || hasTexts() || counted()}>
      <ScrollX>
        <table class="rows tier-table">
          <thead>
            <tr>
              <th scope="col">{label('tier')}</th>
              <Show when={byScore()}>
                <th scope="col" class="num">
                  {label('score')}
                </th>
              </Show>
              <Show when={counted()}>
                <th scope="col" class="num">
                  {t('editBands.count')}
                </th>
                <th scope="col" class="num">
                  {t('editBands.share')}
                </th>
              </Show>
              <Show when={hasTargets()}>
                <th scope="col">{label('target')}</th>
              </Show>
              <Show when={hasTexts()}>
                <th scope="col">{t('tiers.meaning')}</th>
              </Show>
              <th scope="col">
                <span class="hidden-visually">{t('try.here')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={tiers()}>
              {(tier) => (
                <tr classList={{ here: reached(view) === tier.id }}>
                  <th scope="row">
                    <TierBadge id={tier.id} />
                  </th>
                  <Show when={byScore()}>
                    <td class="num">{scoreRangeText(view, tier.id)}</td>
                  </Show>
                  <Show when={counted()}>
                    <td class="num">{countText(countOf(tier))}</td>
                    <td class="num ink-2">{shareText(countOf(tier), figures()?.decided)}</td>
                  </Show>
                  <Show when={hasTargets()}>
                    <td class="ink-2">{targetText(tier, view)}</td>
                  </Show>
                  <Show when={hasTexts()}>
                    <td class="ink-2 prose-cell">{localize(tier.description, language())}</td>
                  </Show>
                  <td class="here-cell">{reached(view) === tier.id ? t('try.here') : ''}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </ScrollX>
    </Show>
  )
}

// Nothing as long as nobody is counted.
const countText = (count: number | undefined) => (count === undefined ? '' : formatNumber(count, language()))
const shareText = (count: number | undefined, all: number | undefined) =>
  count === undefined || !all ? '' : formatPercent(count / all, language(), 1)

type View = ReturnType<typeof useStrategy>

/** The tier of the subject tried. */
function reached(view: View): string | undefined {
  const evaluation = view.tryOne.evaluation()
  return evaluation?.ok ? evaluation.decision.tier.id : undefined
}

function scoreRangeText(view: View, tierId: string): string {
  const ladder = ladderOf(view.document())
  const index = ladder.findIndex((rung) => rung.tier.id === tierId)
  const rung = ladder[index]
  if (!rung) return '—'
  if (rung.threshold !== undefined) return `${rung.exclusive ? '>' : '≥'} ${formatNumber(rung.threshold, language())}`
  const next = ladder[index + 1]
  return next?.threshold === undefined
    ? t('cell.any')
    : `${next.exclusive ? '≤' : '<'} ${formatNumber(next.threshold, language())}`
}

function targetText(tier: Tier, view: View): string {
  const { target } = tier
  if (target?.share !== undefined) return t('target.share', { share: formatPercent(target.share, language()) })
  if (target?.count !== undefined) return t('target.count', { n: target.count })
  if (!target?.cumulative) return ''
  const field = byId(view.document().fields, target.cumulative.of) ?? { id: target.cumulative.of }
  return t('target.cumulative', {
    share: formatPercent(target.cumulative.share, language()),
    field: nameOf(field, language()),
  })
}

/** What else is to be known: on a threshold, unordered classes, what keeps a tier from flickering. */
function Notes(): JSX.Element {
  const view = useStrategy()
  const hold = () => view.document().hold
  const classes = () => view.document().ordered === false
  return (
    <ul class="hints">
      <Show when={!classes() && view.document().assign.bands}>
        <li>{t('tiers.onThreshold')}</li>
      </Show>
      <Show when={classes()}>
        <li>{t('tiers.unordered')}</li>
      </Show>
      <Show when={hold()}>
        {(found) => (
          <li>
            <b>{label('hold')}</b> {t('hold.margin', { margin: formatNumber(found().margin, language()) })}
            <Show when={found().maxDrop}>{(n) => <> {t('hold.maxDrop', { n: n() })}</>}</Show>
          </li>
        )}
      </Show>
    </ul>
  )
}
