import Lock from 'lucide-solid/icons/lock'
import LockOpen from 'lucide-solid/icons/lock-open'
import { type JSX, Show } from 'solid-js'
import { nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import type { TreeNode } from '../../../model/tree.ts'
import { t } from '../../../model/words.ts'
import type { Weighing } from './createWeighing.ts'

/** Holds a weight while others are moved. */
export function LockButton(props: { node: TreeNode; weighing: Weighing }): JSX.Element {
  const isLocked = () => props.weighing.isLocked(props.node)
  const name = () => nameOf(props.node.kind === 'score' ? props.node.score : props.node.dimension, language())
  return (
    <button
      type="button"
      class="button icon quiet weight-lock"
      aria-pressed={isLocked()}
      aria-label={t('weights.lock', { name: name() })}
      title={t('weights.lock', { name: name() })}
      onClick={() => props.weighing.toggleLock(props.node)}
    >
      <Show when={isLocked()} fallback={<LockOpen size={12} aria-hidden="true" />}>
        <Lock size={12} aria-hidden="true" />
      </Show>
    </button>
  )
}
