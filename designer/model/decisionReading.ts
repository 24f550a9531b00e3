import type { Decision, Strategy } from '../../engine/index.ts'
import { type Around, decisionsAround, getDecision, type RecordedDecision } from './decisions.ts'
import { documentOf } from './documents.ts'

/** Everything that the page of one decision shows. */
export interface DecisionReading {
  recorded: RecordedDecision
  /** Of the version that decided. */
  document: Strategy
  /** In full, as far as it can be told; undefined where it was refused or is withheld. */
  decision: Decision | undefined
  around: Around
}

export async function readDecision(id: string): Promise<DecisionReading> {
  const recorded = await getDecision(id)
  const [document, around, { retraced }] = await Promise.all([
    documentOf(recorded.strategy.id, recorded.strategy.version),
    decisionsAround(recorded),
    import('./retrace.ts'),
  ])
  return { recorded, document, around, decision: retraced(recorded, document) }
}
