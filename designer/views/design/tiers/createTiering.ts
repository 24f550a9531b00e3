/** What the parts of the tiers' page share: the tier and the measure chosen, and what is looked at before it is applied. */
import { type Accessor, createMemo, createSignal } from 'solid-js'
import type { Field } from '../../../../engine/index.ts'
import type { Change } from '../../../model/editor/change.ts'
import type { Gesture } from '../../../model/editor/editor.ts'
import { tierName } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import type { Answers } from '../../../model/preview/questions/index.ts'
import { t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'

export interface Tiering {
  /** The tier that is looked at more closely. */
  selected: Accessor<string | undefined>
  select(id: string | undefined): void
  /** The field whose sums are shown: the strategy's measure, until another one is chosen. */
  measure: Accessor<string | undefined>
  setMeasure(field: string): void
  /** Fields that can be summed up. */
  measures: Accessor<readonly Field[]>
  /** Thresholds that are looked at, by tier. */
  proposed: Accessor<ReadonlyMap<string, number> | undefined>
  propose(thresholds: ReadonlyMap<string, number> | undefined): void
  figures: Accessor<Answers['tiers'] | undefined>
  name(tier: string): string
  /** What a step about a tier is called. */
  labelOf(tier: string): () => string
  edit(label: () => string, change: Change, merge?: string): void
  gesture(label: () => string): Gesture | undefined
}

export function createTiering(): Tiering {
  const view = useStrategy()
  const [selected, select] = createSignal<string>()
  const [chosen, setMeasure] = createSignal<string>()
  const [proposed, propose] = createSignal<ReadonlyMap<string, number>>()
  const measures = createMemo(() =>
    view.document().fields.filter(({ type, sensitive }) => (type === 'number' || type === 'integer') && !sensitive),
  )
  const measure = () => {
    const wanted = chosen() ?? view.document().subject?.measure
    return measures().some(({ id }) => id === wanted) ? wanted : measures()[0]?.id
  }
  const name = (tier: string) => tierName(view.document(), tier, language())
  return {
    selected: () => (view.document().tiers.some(({ id }) => id === selected()) ? selected() : undefined),
    select,
    measure,
    setMeasure,
    measures,
    proposed,
    propose,
    figures: view.preview.ask('tiers', () => ({ measure: measure() })),
    name,
    labelOf: (tier) => () => t('editTiers.thresholdOf', { tier: name(tier) }),
    edit: (label, change, merge) => view.editing?.editor.edit(label, change, merge),
    gesture: (label) => view.editing?.editor.gesture(label),
  }
}
