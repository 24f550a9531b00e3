import { createSignal, For, type JSX, Show } from 'solid-js'
import { formatPercent, formatShort } from '../../../model/format.ts'
import { byId, localize, nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { t } from '../../../model/words.ts'
import { Segmented } from '../../../ui/Segmented.tsx'
import { useStrategy } from '../../strategy/context.ts'
import type { Tiering } from './createTiering.ts'
import { MeasureChoice } from './MeasureChoice.tsx'
import { ParetoPlot } from './ParetoPlot.tsx'

/** Curves have a point at every half percent. */
const STEPS = 200
const SHARES = ['0.1', '0.2', '0.3', '0.5'] as const

/** How much of a field the best-scored bring, against the version in effect and against ranking by the field itself. */
export function ParetoPanel(props: { tiering: Tiering }): JSX.Element {
  const view = useStrategy()
  const [share, setShare] = createSignal<(typeof SHARES)[number]>('0.2')
  const answer = view.preview.ask('pareto', () => {
    const field = props.tiering.measure()
    return field === undefined ? undefined : { field, steps: STEPS }
  })
  const field = () => byId(view.document().fields, props.tiering.measure() ?? '')
  const name = () => {
    const found = field()
    return found ? nameOf(found, language()) : ''
  }
  const at = (curve: readonly number[], of: string) =>
    formatPercent(curve[Math.round(Number(of) * STEPS)] ?? 0, language(), 1)
  const total = () => {
    const unit = localize(field()?.unit, language())
    return `${formatShort(answer()?.total ?? 0, language())}${unit === '' ? '' : ` ${unit}`}`
  }
  /** Chinese sentences follow each other without a space. */
  const between = () => (language() === 'en' ? ' ' : '')
  const version = () => `v${view.base()?.number ?? 0}`
  return (
    <section class="pareto" aria-label={t('editTiers.pareto')}>
      <MeasureChoice tiering={props.tiering} />
      <Show when={answer()} fallback={<p class="ink-3 panel-note">{t('editTiers.paretoNone')}</p>}>
        {(found) => (
          <>
            <p class="pareto-sentence">
              <b>
                {t('editTiers.best', {
                  share: formatPercent(Number(share()), language()),
                  part: at(found().now, share()),
                  field: name(),
                })}
              </b>
              {between()}
              <Show when={found().before}>
                {(before) =>
                  `${t('editTiers.bestBefore', { part: at(before(), share()), version: version() })}${between()}`
                }
              </Show>
              {t('editTiers.bestRanked', {
                share: formatPercent(Number(share()), language()),
                part: at(found().ranked, share()),
                field: name(),
              })}
            </p>
            <div class="pareto-head">
              <span class="caption">{t('editTiers.paretoAxis', { total: total() })}</span>
              <Segmented
                name={t('editTiers.topShare')}
                choices={SHARES.map((value) => ({ value, text: formatPercent(Number(value), language()) }))}
                chosen={share()}
                onChoose={setShare}
              />
            </div>
            <ParetoPlot
              answer={found()}
              share={Number(share())}
              tiering={props.tiering}
              name={t('editTiers.paretoPlot', { field: name() })}
            />
            <table class="rows pareto-table">
              <caption class="hidden-visually">{t('editTiers.paretoPlot', { field: name() })}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('editTiers.topShare')}</th>
                  <For each={SHARES}>
                    {(value) => (
                      <th scope="col" class="num">
                        {formatPercent(Number(value), language())}
                      </th>
                    )}
                  </For>
                </tr>
              </thead>
              <tbody>
                <Row of="mine" text={t('editTiers.draft')} curve={found().now} at={at} strong />
                <Show when={found().before}>
                  {(before) => (
                    <Row
                      of="plot-ghost"
                      text={t('editTiers.inEffect', { version: version() })}
                      curve={before()}
                      at={at}
                    />
                  )}
                </Show>
                <Row of="pareto-ranked" text={t('editTiers.ranked')} curve={found().ranked} at={at} />
              </tbody>
            </table>
            <Show when={found().missing > 0}>
              <p class="ink-3 panel-note">{t('editTiers.paretoMissing', { n: found().missing, field: name() })}</p>
            </Show>
          </>
        )}
      </Show>
    </section>
  )
}

function Row(props: {
  of: string
  text: string
  curve: readonly number[]
  at: (curve: readonly number[], share: string) => string
  strong?: boolean
}): JSX.Element {
  return (
    <tr>
      <th scope="row">
        <span class="plot-key">
          <svg width="16" height="8" aria-hidden="true">
            <line class={`pareto-line ${props.of}`} x2="16" y1="4" y2="4" />
          </svg>
          {props.text}
        </span>
      </th>
      <For each={SHARES}>
        {(share) => (
          <td class="num" classList={{ strong: props.strong ?? false }}>
            {props.at(props.curve, share)}
          </td>
        )}
      </For>
    </tr>
  )
}
