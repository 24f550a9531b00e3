import { type JSX, Show } from 'solid-js'
import type { Expression } from '../../../engine/index.ts'
import { formatNumber, formatQuantity } from '../../model/format.ts'
import { language } from '../../model/preferences.ts'
import { valuePhrase } from '../../model/sentence.ts'
import { label, t } from '../../model/words.ts'
import { PhraseText } from '../../ui/PhraseText.tsx'
import { useStrategy } from './context.ts'
import type { PointsViewProps } from './pointsView.ts'

/** A formula in words, and what it gives for the subject tried. */
export function FormulaView(props: PointsViewProps): JSX.Element {
  const view = useStrategy()
  const value = () =>
    typeof props.result?.value === 'number'
      ? formatQuantity(props.result.value, props.facet ?? {}, language())
      : undefined
  return (
    <div class="formula">
      <p class="formula-line">
        <b>{label('points')}</b> ={' '}
        <PhraseText phrase={valuePhrase(props.dimension.points.formula as Expression, view.vocabulary())} />
      </p>
      <Show when={props.result?.points !== undefined}>
        <p class="ink-2">
          <Show
            when={value()}
            fallback={t('formula.now', { points: formatNumber(props.result?.points ?? 0, language()) })}
          >
            {(text) =>
              t('formula.nowWith', { value: text(), points: formatNumber(props.result?.points ?? 0, language()) })
            }
          </Show>
        </p>
      </Show>
    </div>
  )
}
