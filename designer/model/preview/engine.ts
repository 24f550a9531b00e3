/** The worker's side without the worker: takes what a screen sends, and says what to answer. */
import {
  type CompiledStrategy,
  compile,
  createScorer,
  decodePopulation,
  type PopulationTable,
  type Scorer,
  type Strategy,
  tierCounts,
} from '../../../engine/index.ts'
import type { FromWorker, Summary, ToWorker } from './protocol.ts'
import { type Answers, answering, type QuestionName } from './questions/index.ts'
import { DOWN, movesBetween, type PreviewState, type Scoring, UP } from './state.ts'

type Frame = Extract<ToWorker, { kind: 'frame' }>

export interface PreviewEngine {
  open(bytes: Uint8Array): FromWorker
  setBase(document: Strategy | undefined): void
  frame(frame: Frame): FromWorker
}

export function createPreviewEngine(now: () => number = () => performance.now()): PreviewEngine {
  let opened: { table: PopulationTable; scorer: Scorer } | undefined
  let baseStrategy: CompiledStrategy | undefined
  let baseScoring: { scoring: Scoring; asOf: string } | undefined

  const baseAt = (scorer: Scorer, asOf: string): Scoring | undefined => {
    if (!baseStrategy) return undefined
    if (baseScoring?.asOf !== asOf) {
      baseScoring = { asOf, scoring: { strategy: baseStrategy, scored: scorer.score(baseStrategy, asOf) } }
    }
    return baseScoring.scoring
  }

  const compiled = remembering((document: Strategy) => compile(document))

  return {
    open(bytes) {
      const table = decodePopulation(bytes)
      opened = { table, scorer: createScorer(table.columns) }
      baseScoring = undefined
      return { kind: 'opened', rows: table.columns.length }
    },
    setBase(document) {
      const compilation = document && compile(document)
      baseStrategy = compilation?.ok ? compilation.strategy : undefined
      baseScoring = undefined
    },
    frame({ document, asOf, asked }) {
      const began = now()
      const compilation = compiled(document)
      if (!opened || !compilation.ok) return { kind: 'broken' }
      const { table, scorer } = opened
      const base = baseAt(scorer, asOf)
      const { strategy } = compilation
      const scoring = { strategy, scored: scorer.score(strategy, asOf) }
      const state: PreviewState = {
        table,
        asOf,
        now: scoring,
        base,
        moves: movesBetween(base, scoring),
        score: (other) => {
          const result = compile(other)
          return result.ok ? { strategy: result.strategy, scored: scorer.score(result.strategy, asOf) } : undefined
        },
      }
      const answers = Object.fromEntries(
        Object.entries(asked).map(([key, { name, params }]) => [key, answer(state, name, params)]),
      )
      return { kind: 'answered', summary: { ...summaryOf(state), took: now() - began }, answers }
    },
  }
}

const answer = <N extends QuestionName>(state: PreviewState, name: N, params: Parameters<(typeof answering)[N]>[1]) =>
  (answering[name] as (state: PreviewState, params: unknown) => Answers[N])(state, params)

function summaryOf({ now, base, moves }: PreviewState): Omit<Summary, 'took'> {
  const counts = tierCounts(now.scored)
  const before = base && tierCounts(base.scored)
  let [up, down] = [0, 0]
  for (const move of moves) {
    if (move === UP) up++
    else if (move === DOWN) down++
  }
  return {
    rows: now.scored.length,
    tiers: now.strategy.document.tiers.map(({ id }, index) => ({
      id,
      count: counts[index] as number,
      before: before?.[base?.strategy.document.tiers.findIndex((tier) => tier.id === id) ?? -1],
    })),
    up,
    down,
    refused: now.scored.refused,
    refusedBefore: base?.scored.refused,
  }
}

/** Asked again for the same, as when only the questions change, it answers without computing. */
function remembering<A extends object, R>(compute: (of: A) => R): (of: A) => R {
  let last: { of: string; result: R } | undefined
  return (of) => {
    const text = JSON.stringify(of)
    if (last?.of !== text) last = { of: text, result: compute(of) }
    return last.result
  }
}
