/** Compiles a pack's strategy files once for all tests. */
import { type CompiledStrategy, compile, type Decision, evaluate } from '../../engine/index.ts'
import { inputOf, type Pack, type PopulationRow } from './loader.ts'

/** A compiler for a pack's files that remembers what it compiled. Throws with the problems. */
export function compilerOf(pack: Pack): (file: string) => CompiledStrategy {
  const compiled = new Map<string, CompiledStrategy>()
  return (file) => {
    const known = compiled.get(file)
    if (known) return known
    const compilation = compile(pack.document(file))
    if (!compilation.ok) throw new Error(`${pack.name}/${file}: ${JSON.stringify(compilation.problems)}`)
    compiled.set(file, compilation.strategy)
    return compilation.strategy
  }
}

/** The decision on a row of the population. Throws where it is refused. */
export function decide(strategy: CompiledStrategy, row: PopulationRow, asOf: string): Decision {
  const { subject, previousTier } = row
  const evaluation = evaluate(strategy, { subject, previousTier, input: inputOf(row, strategy.document), asOf })
  if (!evaluation.ok) throw new Error(`${subject}: ${JSON.stringify(evaluation.refusal)}`)
  return evaluation.decision
}
