import type { JSX } from 'solid-js'
import type { Field } from '../../../../engine/index.ts'
import { readField } from '../../../model/form.ts'
import { nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import type { ScoreNode, TreeNode } from '../../../model/tree.ts'
import { t } from '../../../model/words.ts'
import { NumberCell, type TypedNumber } from '../../../ui/NumberCell.tsx'
import type { Weighing } from './createWeighing.ts'

/** A weight is typed as a percentage with up to four decimals. */
const PERCENTAGE: Field = { id: 'weight', type: 'number', min: 0, max: 1, show: 'percent' }

/** A child's weight in its group, typed; its siblings then share the rest. */
export function WeightCell(props: { node: TreeNode; parent: ScoreNode; weighing: Weighing }): JSX.Element {
  const weight = () => props.node.weight ?? 0
  const name = () => nameOf(props.node.kind === 'score' ? props.node.score : props.node.dimension, language())
  return (
    <NumberCell
      text={String(Number((weight() * 100).toFixed(4)))}
      after="%"
      label={t('weights.inGroup', { name: name() })}
      read={readWeight}
      onEnter={(value) => value !== undefined && props.weighing.set(props.parent, props.node, value)}
      onStep={(steps) => props.weighing.set(props.parent, props.node, weight() + steps * props.weighing.step())}
      needed={t('weights.needed')}
      disabled={props.weighing.isLocked(props.node)}
    />
  )
}

function readWeight(typed: string): TypedNumber {
  const reading = readField(PERCENTAGE, typed)
  return reading.ok
    ? { ok: true, value: reading.value === undefined ? undefined : Number(Number(reading.value).toFixed(6)) }
    : { ok: false, complaint: t('weights.fault') }
}
