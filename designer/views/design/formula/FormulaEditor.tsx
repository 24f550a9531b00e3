import { type JSX, Show } from 'solid-js'
import type { Expression } from '../../../../engine/index.ts'
import { type Variable, variablesOf } from '../../../model/condition/variables.ts'
import { changePart } from '../../../model/editor/change.ts'
import { formatNumber, formatQuantity } from '../../../model/format.ts'
import { nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { label, t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'
import type { PointsViewProps } from '../../strategy/pointsView.ts'
import { PartProblems } from '../PartProblems.tsx'
import { ExpressionEditor } from './ExpressionEditor.tsx'
import '../design.css'
import './formula.css'

/** Points by a formula, typed: what it gives for the subject tried, and over the population. */
export default function FormulaEditor(props: PointsViewProps): JSX.Element {
  const view = useStrategy()
  const spread = view.preview.ask('pointsSpread', () => ({ dimension: props.dimension.id }))
  const id = () => props.dimension.id
  const formula = () => props.dimension.points.formula as Expression
  /** Fields and derived values, and what the dimension itself reads. */
  const variables = (): Variable[] => {
    const all = variablesOf(view.document(), 'inputs', language())
    if (props.dimension.value === undefined) return all
    const name = view.vocabulary().variable('value').name
    return [{ path: 'value', name, group: 'other', kind: 'number', options: [] }, ...all]
  }
  const change = (value: Expression, merge?: string) => {
    const name = nameOf(props.dimension, language())
    view.editing?.editor.edit(
      () => t('editTable.step.formula', { name }),
      changePart('dimensions', id(), (dimension) => ({ ...dimension, points: { formula: value } })),
      merge,
    )
  }
  const number = (value: number) => formatNumber(value, language())
  const own = () => props.result?.value
  return (
    <>
      <PartProblems part="dimensions" item={props.dimension.id} />
      <ExpressionEditor
        value={formula()}
        variables={variables()}
        label={t('editTable.formula')}
        merge={`formula ${id()}`}
        onChange={change}
      />
      <dl class="formula-figures">
        <Show when={props.result?.points !== undefined}>
          <div>
            <dt>{t('editTable.forSubject')}</dt>
            <dd>
              <Show when={typeof own() === 'number'}>
                <span class="ink-2">{formatQuantity(own() as number, props.facet ?? {}, language())} → </span>
              </Show>
              {t('editBands.points', { points: number(props.result?.points ?? 0) })}
            </dd>
          </div>
        </Show>
        <Show when={spread()}>
          {(found) => (
            <>
              <div>
                <dt>{t('editTable.range')}</dt>
                <dd>
                  {number(found().low)} – {number(found().high)}
                </dd>
              </div>
              <div>
                <dt>{t('editTable.mean')}</dt>
                <dd>{formatNumber(found().mean, language(), 1)}</dd>
              </div>
              <div>
                <dt>{label('population')}</dt>
                <dd>
                  {formatNumber(found().scored, language())}
                  <Show when={found().without > 0}>
                    <span class="ink-3"> {t('editTable.without', { n: found().without })}</span>
                  </Show>
                </dd>
              </div>
            </>
          )}
        </Show>
      </dl>
    </>
  )
}
