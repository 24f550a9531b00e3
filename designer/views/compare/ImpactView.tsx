import { createMemo, createSignal, type JSX, Show } from 'solid-js'
import { allMoves, matrixView } from '../../model/compareImpact.ts'
import { formatShort } from '../../model/format.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { Breakdown } from './Breakdown.tsx'
import { CauseBars } from './CauseBars.tsx'
import type { ImpactProps } from './context.ts'
import { Distribution } from './Distribution.tsx'
import { FlowChart } from './FlowChart.tsx'
import { MatrixTable } from './MatrixTable.tsx'
import { MoveCount } from './MoveCount.tsx'
import { MoversTable } from './MoversTable.tsx'
import { Quantities } from './Quantities.tsx'

/** The impact from the whole to the single subject: matrix or flow, causes, movers, and what it does to the rest. */
export function ImpactView(props: ImpactProps): JSX.Element {
  const [shape, setShape] = createSignal<'matrix' | 'flow'>('matrix')
  const [unit, setUnit] = createSignal<'subjects' | 'measure'>('subjects')
  const matrix = createMemo(() => matrixView(props.impact, props.view.a(), props.view.b()))
  const byMeasure = () => props.impact.measure !== undefined && unit() === 'measure'
  return (
    <>
      <div class="impact-top" classList={{ stacked: matrix().columns.length > 4 }}>
        <div class="impact-matrix">
          <div class="impact-switches">
            <Segmented
              name={t('compare.shownAs')}
              chosen={shape()}
              choices={[
                { value: 'matrix', text: t('compare.matrix') },
                { value: 'flow', text: t('compare.flow') },
              ]}
              onChoose={setShape}
            />
            <Show when={props.impact.measure && shape() === 'matrix'}>
              <Segmented
                name={t('compare.unit')}
                chosen={unit()}
                choices={[
                  { value: 'subjects', text: t('compare.subjects') },
                  { value: 'measure', text: props.names.measure() },
                ]}
                onChoose={setUnit}
              />
            </Show>
          </div>
          <Show when={shape() === 'flow'}>
            <FlowChart matrix={matrix()} view={props.view} names={props.names} />
          </Show>
          {/* The table twin of the flow. */}
          <div classList={{ 'hidden-visually': shape() === 'flow' }}>
            <MatrixTable matrix={matrix()} view={props.view} names={props.names} byMeasure={byMeasure()} />
          </div>
        </div>
        <div class="impact-summary">
          <Summary {...props} />
          <CauseBars {...props} />
        </div>
      </div>
      <MoversTable {...props} />
      <div class="impact-rest">
        <Distribution {...props} />
        <Quantities {...props} />
        <Breakdown {...props} />
      </div>
    </>
  )
}

function Summary(props: ImpactProps): JSX.Element {
  const moved = () => allMoves(props.impact.moves)
  const holding = () => {
    const { measure, moved: sums } = props.impact
    if (!measure || !sums || moved() === 0) return ''
    return props.names.say('holding', {
      moved: formatShort(allMoves(sums), language()),
      total: formatShort(measure.total, language()),
      measure: props.names.measure(),
    })
  }
  return (
    <div class="impact-words">
      <h3>
        {moved() === 0
          ? t('compare.nobody')
          : t('compare.moving', { moved: moved(), n: props.impact.subjects, same: props.impact.moves.same })}
      </h3>
      <Show when={moved() > 0}>
        <p>
          <MoveCount moves={props.impact.moves} /> <span class="ink-2">{holding()}</span>
        </p>
      </Show>
    </div>
  )
}
