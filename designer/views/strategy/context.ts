import { createContext, useContext } from 'solid-js'
import type { CompiledStrategy, Problem, Strategy } from '../../../engine/index.ts'
import type { StrategyReading } from '../../model/catalogue.ts'
import type { Vocabulary } from '../../model/sentence.ts'
import type { Period } from '../../model/timeline.ts'
import type { ScoreNode } from '../../model/tree.ts'
import type { TryOne } from '../../model/tryOne.ts'

/** What the parts of a strategy's page share. Everything is read anew on each access: reactive. */
export interface StrategyView {
  reading(): StrategyReading
  document(): Strategy
  compiled(): CompiledStrategy
  problems(): readonly Problem[]
  trees(): readonly ScoreNode[]
  vocabulary(): Vocabulary
  /** The period of the version shown; undefined where it is on no timeline. */
  period(): Period | undefined
  /** An address within the strategy, for the version shown. */
  href(part?: string, item?: string): string
  tryOne: TryOne
}

const Context = createContext<StrategyView>()
export const StrategyProvider = Context.Provider

export function useStrategy(): StrategyView {
  const view = useContext(Context)
  if (!view) throw new Error('useStrategy: only below StrategyProvider, as StrategyPage sets it up')
  return view
}
