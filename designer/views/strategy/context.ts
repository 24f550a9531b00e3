import { createContext, useContext } from 'solid-js'
import type { Problem, Strategy } from '../../../engine/index.ts'
import type { StrategyReading } from '../../model/catalogue.ts'
import type { Draft } from '../../model/drafts.ts'
import type { Autosave } from '../../model/editor/autosave.ts'
import type { Editor } from '../../model/editor/editor.ts'
import type { Marks } from '../../model/marks.ts'
import type { PopulationChoice } from '../../model/preview/choice.ts'
import type { Preview } from '../../model/preview/preview.ts'
import type { Vocabulary } from '../../model/sentence.ts'
import type { Period } from '../../model/timeline.ts'
import type { ScoreNode } from '../../model/tree.ts'
import type { TryOne } from '../../model/tryOne.ts'
import type { InspectorTabs } from './inspectorTabs.ts'

/** The rules that a decision rests on: what it takes to show one, wherever it was made. Reactive. */
export interface RulesView {
  document(): Strategy
  trees(): readonly ScoreNode[]
  vocabulary(): Vocabulary
  /** An address within the strategy, for the version shown. */
  href(part?: string, item?: string): string
}

/** A draft that is being edited. */
export interface Editing {
  editor: Editor
  autosave: Autosave
  draft: Draft
}

/** What the parts of a strategy's page share. Everything is read anew on each access: reactive. */
export interface StrategyView extends RulesView {
  reading(): StrategyReading
  /** The document as plain data, for the engine; what is dragged is in it. */
  snapshot(): Strategy
  /** All that check reports of it, errors first to be settled. */
  problems(): readonly Problem[]
  /** False until the engine is there. */
  isChecked(): boolean
  /** What the outline marks. */
  marks(): Marks
  /** The period of the version shown; undefined for drafts and versions on no timeline. */
  period(): Period | undefined
  /** What is in effect, where that isn't what is shown: what everything is compared with. */
  base(): { number: number; document: Strategy } | undefined
  /** Only on a draft, and for somebody who may edit it. */
  editing: Editing | undefined
  tryOne: TryOne
  populations: PopulationChoice
  preview: Preview
  inspector: InspectorTabs
}

const Rules = createContext<RulesView>()
const Context = createContext<StrategyView>()
export const RulesProvider = Rules.Provider
export const StrategyProvider = Context.Provider

/** The rules around: those of the strategy's page, or of the decision that is shown. */
export function useRules(): RulesView {
  const view = useContext(Rules) ?? useContext(Context)
  if (!view) throw new Error('useRules: only below RulesProvider or StrategyProvider')
  return view
}

export function useStrategy(): StrategyView {
  const view = useContext(Context)
  if (!view) throw new Error('useStrategy: only below StrategyProvider, as StrategyPage sets it up')
  return view
}

/** Whether figures of a population are still to come: their place is kept free meanwhile. */
export function awaitsPopulation({ populations, preview }: StrategyView): boolean {
  if (populations.list.failure() || preview.summary()) return false
  if (!populations.list.data()) return true
  return populations.chosen() !== undefined && ['none', 'opening', 'ready'].includes(preview.status())
}
