import { createEffect, createMemo, createSignal, type JSX, on, Show } from 'solid-js'
import { useStrategy } from '../../strategy/context.ts'
import type { PointsViewProps } from '../../strategy/pointsView.ts'
import { MissingPolicy } from '../dimension/MissingPolicy.tsx'
import { PartProblems } from '../PartProblems.tsx'
import { BandsPlot } from './BandsPlot.tsx'
import { BandTable } from './BandTable.tsx'
import { createBands } from './createBands.ts'
import { SuggestButtons, type Suggestion, SuggestionBar } from './Suggest.tsx'
import '../design.css'
import { AxisNote } from '../Legend.tsx'

/** Bands of a draft: drawn over the population and as a table, each changing the other. */
export default function BandsEditor(props: PointsViewProps): JSX.Element {
  const view = useStrategy()
  const model = createBands(props)
  const [suggestion, setSuggestion] = createSignal<Suggestion>()
  const dimension = createMemo(() => props.dimension.id)
  // Bands of another dimension are another question.
  createEffect(on(dimension, () => setSuggestion(undefined), { defer: true }))
  const answer = view.preview.ask('suggestEdges', () => {
    const wanted = suggestion()
    return wanted && { dimension: props.dimension.id, ...wanted }
  })
  const proposed = () => {
    const found = suggestion() && answer()
    return found?.ok ? found.bands.map(({ edge }) => edge).filter((edge) => edge !== undefined) : undefined
  }
  const about = () => ({ ...props, model, suggestion: suggestion(), answer: answer(), onSuggest: setSuggestion })
  return (
    <>
      <figure class="chart">
        <BandsPlot {...props} model={model} proposed={proposed()} />
        <AxisNote isEven={model.line.axis().isEven} beyond={model.line.beyond()} />
      </figure>
      <PartProblems part="dimensions" item={props.dimension.id} />
      <Show when={suggestion()}>{(shown) => <SuggestionBar {...about()} suggestion={shown()} />}</Show>
      <BandTable {...props} model={model} />
      <div class="editor-foot">
        <MissingPolicy dimension={props.dimension} missing={model.line.answer()?.missing} />
        <span class="spring" />
        <SuggestButtons {...about()} />
      </div>
    </>
  )
}
