import Plus from 'lucide-solid/icons/plus'
import { type JSX, Show } from 'solid-js'
import { describeNote, type EdgeMethod } from '../../../../engine/index.ts'
import { edgeOf, placeEdges, splitBand, splitPlace, widestBand } from '../../../model/edit/bands.ts'
import { formatNumber } from '../../../model/format.ts'
import { nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import type { SuggestEdgesAnswer } from '../../../model/preview/questions/suggestEdges.ts'
import { listed, t } from '../../../model/words.ts'
import { Segmented } from '../../../ui/Segmented.tsx'
import type { PointsViewProps } from '../../strategy/pointsView.ts'
import type { BandsModel } from './createBands.ts'

/** What is looked at before it is applied. */
export interface Suggestion {
  method: EdgeMethod
  bands: number
}

interface SuggestProps extends PointsViewProps {
  model: BandsModel
  suggestion: Suggestion | undefined
  answer: SuggestEdgesAnswer | undefined
  onSuggest: (suggestion: Suggestion | undefined) => void
}

/** Ways to have the edges placed by the population's values. */
export function SuggestButtons(props: SuggestProps): JSX.Element {
  const choose = (method: EdgeMethod) =>
    props.onSuggest(
      props.suggestion?.method === method
        ? undefined
        : { method, bands: props.suggestion?.bands ?? Math.max(props.model.bands().length, 2) },
    )
  return (
    <div class="suggest">
      <span class="ink-2 roomy">{t('editBands.suggest')}</span>
      <Segmented
        name={t('editBands.suggestName')}
        choices={[
          { value: 'equal-counts', text: t('editBands.equalCounts') },
          { value: 'natural-breaks', text: t('editBands.naturalBreaks') },
          { value: 'round-numbers', text: t('editBands.roundNumbers') },
        ]}
        chosen={props.suggestion?.method}
        onChoose={choose}
      />
      <SplitButton {...props} />
    </div>
  )
}

/** The suggestion in figures, to be applied or let go. */
export function SuggestionBar(props: SuggestProps & { suggestion: Suggestion }): JSX.Element {
  const edges = () => {
    const found = props.answer
    return found?.ok ? found.bands.map(({ edge }) => edge).filter((edge) => edge !== undefined) : []
  }
  const counts = () => {
    const found = props.answer
    return found?.ok ? found.bands.map(({ count }) => formatNumber(count, language())) : []
  }
  const apply = () => {
    const found = props.answer
    if (!found?.ok) return
    const name = nameOf(props.dimension, language())
    props.model.change?.edit(() => t('editBands.placedOf', { name }), placeEdges(props.dimension.id, found.bands))
    props.onSuggest(undefined)
  }
  return (
    <div class="suggestion" role="status">
      <label class="suggestion-count">
        {t('editBands.howMany')}
        <select
          class="control"
          onChange={(event) =>
            props.onSuggest({ method: props.suggestion.method, bands: Number(event.currentTarget.value) })
          }
        >
          {[2, 3, 4, 5, 6, 7, 8, 9, 10].map((count) => (
            <option value={count} selected={count === props.suggestion.bands}>
              {count}
            </option>
          ))}
        </select>
      </label>
      <p class="suggestion-text">
        <Show when={props.answer?.ok} fallback={<span class="ink-2">{refusal(props.answer)}</span>}>
          {t('editBands.suggested', { edges: listed(edges().map(props.model.line.short)) })}{' '}
          <span class="ink-3">{t('editBands.suggestedCounts', { counts: counts().join(' · ') })}</span>
        </Show>
      </p>
      <button type="button" class="button" onClick={() => props.onSuggest(undefined)}>
        {t('editBands.cancel')}
      </button>
      <button type="button" class="button primary" disabled={!props.answer?.ok} onClick={apply}>
        {t('editBands.apply')}
      </button>
    </div>
  )
}

function refusal(answer: SuggestEdgesAnswer | undefined): string {
  if (!answer || answer.ok) return t('preview.opening')
  return answer.reason ? describeNote(answer.reason, language()) : t('editBands.noNumbers')
}

/** Splits the band looked at, or else the widest one. */
function SplitButton(props: SuggestProps): JSX.Element {
  const split = () => {
    const { model, dimension } = props
    const axis = model.line.axis()
    const index = model.attended()?.band ?? widestBand(model.bands(), axis.place)
    const grid = model.line.gridAt(edgeOf(model.bands()[index]) ?? edgeOf(model.bands()[1]) ?? axis.low)
    const place = splitPlace(model.bands(), index, [axis.low, axis.high], grid)
    const name = nameOf(dimension, language())
    if (place === undefined) return
    model.change?.edit(() => t('editBands.splitOf', { name }), splitBand(dimension.id, index, place, grid))
  }
  return (
    <button type="button" class="button" onClick={split}>
      <Plus size={14} aria-hidden="true" />
      {t('editBands.split')}
    </button>
  )
}
