import { type JSX, Show } from 'solid-js'
import type { Dimension, Expression } from '../../../../engine/index.ts'
import { setKind, setValue } from '../../../model/edit/dimension.ts'
import { canBe, KINDS, kindOf, type PointsKind } from '../../../model/edit/kinds.ts'
import { valueKind, variableOf } from '../../../model/edit/variable.ts'
import { byId, nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { t } from '../../../model/words.ts'
import { Segmented } from '../../../ui/Segmented.tsx'
import { useStrategy } from '../../strategy/context.ts'
import { KindIcon, kindKey } from '../../strategy/KindIcon.tsx'
import { keepPoints, keptPoints } from './kept.ts'
import { ValueSelect } from './ValueSelect.tsx'
import '../design.css'

const samples: Record<PointsKind, Dimension['points']> = {
  bands: { bands: [] },
  lookup: { lookup: {} },
  curve: { curve: [] },
  formula: { formula: 0 },
  table: { table: { inputs: [], hit: 'first', rows: [] } },
}

/** How a dimension of a draft makes points, and of what. */
export default function DimensionBar(props: { dimension: Dimension }): JSX.Element {
  const view = useStrategy()
  const spread = view.preview.ask('spread', () => ({ dimension: props.dimension.id }))
  const own = () => kindOf(props.dimension.points)
  const choices = () =>
    KINDS.filter((kind) => kind === own() || canBe(kind, valueKind(view.document(), props.dimension.value))).map(
      (kind) => ({
        value: kind,
        text: (
          <span class="kind-choice">
            <KindIcon points={samples[kind]} />
            {t(kindKey(samples[kind]))}
          </span>
        ),
      }),
    )
  /** The stretch of the line that points are made for where there are none yet. */
  const range = (): [number, number] => {
    const { min, max } = byId(view.document().fields, variableOf(props.dimension.value)) ?? {}
    return spread()?.most ?? [min ?? 0, max ?? (min ?? 0) + 100]
  }
  const name = () => nameOf(props.dimension, language())
  const chooseKind = (kind: PointsKind) => {
    const editor = view.editing?.editor
    if (!editor || kind === own()) return
    const kept = keptPoints(editor, view.snapshot(), props.dimension.id, kind)
    keepPoints(editor, view.snapshot(), props.dimension.id)
    editor.edit(() => t('editDimension.kindOf', { name: name() }), setKind(props.dimension.id, kind, range(), kept))
  }
  const chooseValue = (value: Expression) =>
    view.editing?.editor.edit(
      () => t('editDimension.valueOf', { name: name() }),
      setValue(props.dimension.id, value, range()),
    )
  return (
    <>
      <Segmented name={t('editDimension.kind')} choices={choices()} chosen={own()} onChoose={chooseKind} />
      <ValueSelect value={props.dimension.value} label={t('editDimension.value')} onChoose={chooseValue} />
      <Show when={props.dimension.actionable === false}>
        <span class="chip ink-2">{t('dimension.notActionable')}</span>
      </Show>
    </>
  )
}
