/** Generated strategies with whole populations, some of whose subjects bring what intake refuses. */
import fc from 'fast-check'
import { type CompiledStrategy, compile, type EvaluateRequest, type Strategy } from '../../../engine/index.ts'
import { type Draw, drawFrom } from '../../conformance/generate/choose.ts'
import { strategy } from '../../conformance/generate/strategy.ts'
import { subject } from '../../conformance/generate/subject.ts'

export const AS_OF = '2026-04-01'

export interface Population {
  document: Strategy
  compiled: CompiledStrategy
  requests: EvaluateRequest[]
}

/** Runs a property over so many generated strategies (TIERSMITH_RUNS widens it), each with its population. */
export function forPopulations(
  strategies: number,
  subjects: number,
  property: (population: Population, draw: Draw) => void,
): void {
  fc.assert(
    fc.property(fc.gen(), (g) => {
      const draw = drawFrom(g)
      const document = strategy(draw)
      const compilation = compile(document)
      if (!compilation.ok) return
      const requests = Array.from({ length: subjects }, () => request(draw, document))
      property({ document, compiled: compilation.strategy, requests }, draw)
    }),
    { numRuns: Number(process.env.TIERSMITH_RUNS ?? strategies), endOnFailure: true },
  )
}

export const fieldIds = ({ fields }: Strategy): string[] => fields.map(({ id }) => id)

const oddities = [true, 'x', '2026-02-30', 1.5, 1e300, Number.NaN, -0, {}, [], [1], 'e\u0301', '\ud800'] as const

function request(draw: Draw, document: Strategy): EvaluateRequest {
  const drawn = { ...subject(draw, document), asOf: AS_OF }
  if (draw.oneIn(60)) return { ...drawn, input: draw.pick([null, [], 'x', 3]) }
  if (draw.oneIn(60)) return { ...drawn, subject: draw.pick([7, true, '\ud800']) as string }
  if (draw.oneIn(60)) return { ...drawn, previousTier: draw.pick([7, {}]) as string }
  if (!draw.oneIn(10)) return drawn
  return { ...drawn, input: { ...(drawn.input as object), [draw.pick(fieldIds(document))]: draw.pick(oddities) } }
}
