import Plus from 'lucide-solid/icons/plus'
import type { JSX } from 'solid-js'
import { t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'
import { createMatrix } from './createMatrix.ts'
import type { Tiering } from './createTiering.ts'
import { MatrixPanel } from './MatrixPanel.tsx'
import { MatrixPlot } from './MatrixPlot.tsx'

/** Tiers by two scores: edges on both axes, a tier in every cell. */
export function MatrixEditor(props: { tiering: Tiering }): JSX.Element {
  const view = useStrategy()
  const editing = createMatrix(props.tiering)
  view.inspector.add({
    id: 'cells',
    title: () => t('editTiers.cellsToTiers'),
    body: () => <MatrixPanel tiering={props.tiering} editing={editing} />,
  })
  return (
    <>
      <div class="matrix-tools">
        <p class="ink-2">{t('editTiers.matrixHint')}</p>
        <span class="spring" />
        <button type="button" class="button" onClick={() => editing.add('x')}>
          <Plus size={13} aria-hidden="true" /> {t('editTiers.addCut', { axis: editing.axisName('x') })}
        </button>
        <button type="button" class="button" onClick={() => editing.add('y')}>
          <Plus size={13} aria-hidden="true" /> {t('editTiers.addCut', { axis: editing.axisName('y') })}
        </button>
      </div>
      <MatrixPlot tiering={props.tiering} editing={editing} />
    </>
  )
}
