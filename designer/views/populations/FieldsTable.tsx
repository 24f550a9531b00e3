import { For, type JSX, Show } from 'solid-js'
import type { Field, Strategy } from '../../../engine/index.ts'
import { formatNumber, formatPercent } from '../../model/format.ts'
import { byId, localize, nameOf } from '../../model/names.ts'
import type { FieldSummary, Population } from '../../model/populations.ts'
import { language } from '../../model/preferences.ts'
import { shortText, valueText } from '../../model/values.ts'
import { label, t } from '../../model/words.ts'
import { MiniHistogram } from '../../ui/MiniHistogram.tsx'
import { ScrollX } from '../../ui/ScrollX.tsx'

/** How each field is distributed: a picture of it, and the figures that say the same. */
export function FieldsTable(props: { population: Population; document: Strategy }): JSX.Element {
  const count = (value: number) => formatNumber(value, language())
  return (
    <ScrollX>
      <table class="rows fields-table">
        <thead>
          <tr>
            <th scope="col">{label('field')}</th>
            <th scope="col">{t('populations.distribution')}</th>
            <th scope="col" class="num">
              {t('populations.lowest')}
            </th>
            <th scope="col" class="num">
              {t('populations.median')}
            </th>
            <th scope="col" class="num">
              {t('populations.highest')}
            </th>
            <th scope="col">{t('populations.frequent')}</th>
            <th scope="col" class="num">
              {t('populations.distinct')}
            </th>
            <th scope="col" class="num">
              {label('missing')}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.population.fields}>
            {(summary) => {
              const field = () => byId(props.document.fields, summary.field)
              return (
                <tr>
                  <th scope="row">
                    <span class="strong">{nameOf(field() ?? { id: summary.field }, language())}</span>
                    <span class="sub ink-3">{localize(field()?.unit, language())}</span>
                  </th>
                  <td>
                    <MiniHistogram counts={barsOf(summary)} />
                  </td>
                  <Show
                    when={summary.min !== undefined}
                    fallback={
                      <td colspan="3" class="ink-3">
                        {summary.sensitive ? t('populations.sensitiveField') : ''}
                      </td>
                    }
                  >
                    <td class="num">{shortText(field(), summary.min, language())}</td>
                    <td class="num">{shortText(field(), summary.quantiles?.['0.5'], language())}</td>
                    <td class="num">{shortText(field(), summary.max, language())}</td>
                  </Show>
                  <td class="frequent">{frequentText(summary, field())}</td>
                  <td class="num">{count(summary.distinct)}</td>
                  <td class="num">
                    <Show when={summary.missing > 0} fallback={<span class="ink-3">–</span>}>
                      {count(summary.missing)}{' '}
                      <span class="ink-3">
                        {formatPercent(summary.missing / Math.max(1, props.population.rows), language(), 0)}
                      </span>
                    </Show>
                  </td>
                </tr>
              )
            }}
          </For>
        </tbody>
      </table>
    </ScrollX>
  )
}

const barsOf = ({ histogram, top }: FieldSummary): number[] => histogram?.counts ?? top?.map(({ count }) => count) ?? []

const MOST_NAMED = 3

/** The most frequent values of a field without a scale. */
function frequentText({ top, min }: FieldSummary, field: Field | undefined): string {
  if (min !== undefined || !top) return ''
  return top
    .slice(0, MOST_NAMED)
    .map(({ value, count }) => `${valueText(field, value, language())} ${formatNumber(count, language())}`)
    .join(' · ')
}
