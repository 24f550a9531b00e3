import Plus from 'lucide-solid/icons/plus'
import { For, type JSX } from 'solid-js'
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
        <For each={['x', 'y'] as const}>
          {(axis) => (
            <button
              type="button"
              class="button"
              aria-label={t('editTiers.addCutOn', { axis: editing.axisName(axis) })}
              title={t('editTiers.addCutOn', { axis: editing.axisName(axis) })}
              onClick={() => editing.add(axis)}
            >
              <Plus size={13} aria-hidden="true" /> {t('editTiers.addCut')} {axis === 'x' ? '→' : '↑'}
            </button>
          )}
        </For>
      </div>
      <MatrixPlot tiering={props.tiering} editing={editing} />
    </>
  )
}
