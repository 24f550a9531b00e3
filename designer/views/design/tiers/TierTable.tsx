import { For, type JSX, Show } from 'solid-js'
import { describeProblem, type Tier } from '../../../../engine/index.ts'
import { dropThreshold } from '../../../model/edit/thresholds.ts'
import { formatNumber, formatPercent, formatShort, formatSigned } from '../../../model/format.ts'
import { aliasOf, byId } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import type { TierFigures } from '../../../model/preview/questions/tiers.ts'
import { label, t } from '../../../model/words.ts'
import { NumberCell } from '../../../ui/NumberCell.tsx'
import { ScrollX } from '../../../ui/ScrollX.tsx'
import { useStrategy } from '../../strategy/context.ts'
import { TierBadge } from '../../TierBadge.tsx'
import { readNumberCell, typedNumber } from '../numbers.ts'
import type { Cuts } from './createCuts.ts'
import type { Tiering } from './createTiering.ts'
import { figuresOf } from './figures.ts'
import { MeasureHead } from './MeasureChoice.tsx'

/** The tiers, best first, with what each holds: a row is chosen to look at it more closely. */
export function TierTable(props: { tiering: Tiering; cuts?: Cuts }): JSX.Element {
  const view = useStrategy()
  const answer = () => props.tiering.figures()
  const measure = () => byId(view.document().fields, props.tiering.measure() ?? '')
  const isMeasured = () => answer()?.isMeasured === true && measure() !== undefined
  const total = (value: (figures: TierFigures) => number) =>
    answer()?.tiers.reduce((sum, figures) => sum + value(figures), 0) ?? 0
  const isHeld = () => answer()?.tiers.some(({ held, byScore }) => held !== byScore) ?? false
  const version = () => view.base()?.number
  return (
    <ScrollX>
      <table class="rows tier-figures">
        <caption class="hidden-visually">{t('editTiers.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{label('tier')}</th>
            <Show when={props.cuts}>
              <th scope="col" class="num">
                {label('score')} ≥
              </th>
            </Show>
            <Show when={answer()}>
              <th scope="col" class="num">
                {t(props.cuts ? 'editTiers.byScore' : 'editTiers.assigned')}
              </th>
              <Show when={isHeld()}>
                <th scope="col" class="num">
                  {label('hold')}
                </th>
              </Show>
              <th scope="col" class="num">
                {t('editTiers.overrides')}
              </th>
              <th scope="col" class="num">
                {t('editTiers.final')}
              </th>
              <th scope="col" class="num">
                {t('editTiers.share')}
              </th>
              <Show when={version()}>
                <th scope="col" class="num">
                  v{version()}
                </th>
                <th scope="col" class="num">
                  {t('editTiers.change')}
                </th>
              </Show>
              <Show when={isMeasured() && measure()}>
                {(field) => (
                  <>
                    <th scope="col" class="num tier-measure-head">
                      <MeasureHead tiering={props.tiering} field={field()} />
                    </th>
                    <th scope="col" class="num">
                      {t('editTiers.share')}
                    </th>
                    <th scope="col" class="num">
                      {t('editTiers.mean')}
                    </th>
                  </>
                )}
              </Show>
            </Show>
          </tr>
        </thead>
        <tbody>
          <For each={view.document().tiers}>
            {(tier) => (
              <tr
                classList={{ here: props.tiering.selected() === tier.id }}
                onClick={() => props.tiering.select(tier.id)}
                onFocusIn={(event) => event.target instanceof HTMLInputElement && props.tiering.select(tier.id)}
              >
                <th scope="row">
                  <TierName tier={tier} tiering={props.tiering} />
                </th>
                <Show when={props.cuts}>
                  {(cuts) => (
                    <td class="num">
                      <ThresholdCell tier={tier} tiering={props.tiering} cuts={cuts()} />
                    </td>
                  )}
                </Show>
                <Show when={answer()}>
                  <Figures
                    figures={figuresOf(props.tiering, tier.id)}
                    isHeld={isHeld()}
                    isMeasured={isMeasured()}
                    decided={answer()?.decided ?? 0}
                    sum={total(({ sum }) => sum)}
                  />
                </Show>
              </tr>
            )}
          </For>
        </tbody>
        <Show when={answer()}>
          <tfoot>
            <tr>
              <th scope="row">{t('editTiers.all')}</th>
              <Show when={props.cuts}>
                <td />
              </Show>
              <Figures
                figures={{
                  id: '',
                  byScore: total(({ byScore }) => byScore),
                  held: total(({ held }) => held),
                  final: total(({ final }) => final),
                  before: total(({ before = 0 }) => before),
                  sum: total(({ sum }) => sum),
                  known: total(({ known }) => known),
                }}
                isHeld={isHeld()}
                isMeasured={isMeasured()}
                decided={answer()?.decided ?? 0}
                sum={total(({ sum }) => sum)}
              />
            </tr>
          </tfoot>
        </Show>
      </table>
    </ScrollX>
  )
}

/** The name opens what else there is to a tier. */
function TierName(props: { tier: Tier; tiering: Tiering }): JSX.Element {
  const alias = () => aliasOf(props.tier, language())
  const isChosen = () => props.tiering.selected() === props.tier.id
  return (
    <button
      type="button"
      class="tier-open"
      aria-expanded={isChosen()}
      title={t('editTiers.open', { tier: props.tiering.name(props.tier.id) })}
      onClick={(event) => {
        event.stopPropagation()
        props.tiering.select(isChosen() ? undefined : props.tier.id)
      }}
    >
      <TierBadge id={props.tier.id} />
      <Show when={alias()}>
        {(found) => (
          <span class="ink-3 tier-alias" lang={found().lang}>
            {found().text}
          </span>
        )}
      </Show>
    </button>
  )
}

function ThresholdCell(props: { tier: Tier; tiering: Tiering; cuts: Cuts }): JSX.Element {
  const view = useStrategy()
  const rung = () => props.cuts.ladder().find(({ tier }) => tier.id === props.tier.id)
  const complaint = () => {
    const index = view.document().assign.bands?.findIndex(({ tier }) => tier === props.tier.id)
    const own = (pointer: string) => `${pointer}/`.startsWith(`/assign/bands/${index}/`)
    const problem = view.problems().find(({ severity, pointer }) => severity === 'error' && own(pointer))
    return problem && describeProblem(problem, language())
  }
  const isLowest = () => rung() !== undefined && rung()?.threshold === undefined
  return (
    <Show when={!isLowest()} fallback={<span class="ink-3">{t('editTiers.rest')}</span>}>
      <NumberCell
        text={typedNumber(rung()?.threshold)}
        name={`threshold-${props.tier.id}`}
        label={t('editTiers.handle', { tier: props.tiering.name(props.tier.id) })}
        read={(typed) => readNumberCell(typed)}
        canBeEmpty
        placeholder="—"
        complaint={complaint()}
        {...(rung()?.exclusive ? { before: '>' } : {})}
        onEnter={(value) =>
          value === undefined
            ? props.tiering.edit(props.tiering.labelOf(props.tier.id), dropThreshold(props.tier.id))
            : props.cuts.set(props.tier.id, value)
        }
        onStep={(steps) => props.cuts.step(props.tier.id, steps)}
      />
    </Show>
  )
}

function Figures(props: {
  figures: TierFigures | undefined
  isHeld: boolean
  isMeasured: boolean
  decided: number
  sum: number
}): JSX.Element {
  const view = useStrategy()
  const number = (value: number) => formatNumber(value, language())
  const signed = (value: number) => (value === 0 ? '0' : formatSigned(value, language()))
  const share = (part: number, whole: number) => (whole > 0 ? formatPercent(part / whole, language(), 1) : '—')
  return (
    <Show when={props.figures} fallback={<td class="num ink-3">—</td>}>
      {(found) => (
        <>
          <td class="num">{number(found().byScore)}</td>
          <Show when={props.isHeld}>
            <td class="num ink-2">{signed(found().held - found().byScore)}</td>
          </Show>
          <td class="num ink-2">{signed(found().final - found().held)}</td>
          <td class="num strong">{number(found().final)}</td>
          <td class="num">{share(found().final, props.decided)}</td>
          <Show when={view.base()}>
            <Show
              when={found().before !== undefined}
              fallback={
                <>
                  <td class="num ink-3">—</td>
                  <td class="num">{t('editTiers.new')}</td>
                </>
              }
            >
              <td class="num ink-3">{number(found().before ?? 0)}</td>
              <td class="num">{signed(found().final - (found().before ?? 0))}</td>
            </Show>
          </Show>
          <Show when={props.isMeasured}>
            <td class="num">{formatShort(found().sum, language())}</td>
            <td class="num">{share(found().sum, props.sum)}</td>
            <td class="num">
              {found().known > 0 ? formatShort(Number((found().sum / found().known).toPrecision(3)), language()) : '—'}
            </td>
          </Show>
        </>
      )}
    </Show>
  )
}
