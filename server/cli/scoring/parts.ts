/** A population scored by columns part by part, whatever file it comes from: what counts over subjects reads columns. */
import { type CompiledStrategy, columnsBuilder, createScorer } from '../../../engine/index.ts'
import { say } from '../io/output.ts'
import { type OpenOptions, openPopulation } from '../population/open.ts'
import type { Reject, Row, SubjectRow } from '../population/row.ts'
import { ChunkScorer, type ScoredPart } from './chunkScorer.ts'
import { type ByteSource, openBytes, openChunks, tellUnreadable } from './open.ts'
import { refusalOf } from './refusal.ts'

/** A part is valid until the next one is asked for. @throws Unreadable */
export async function* scoredParts(
  path: string,
  strategy: CompiledStrategy,
  asOf: string,
  options: OpenOptions,
): AsyncGenerator<ScoredPart> {
  const quick = await openBytes(path, options, strategy.document)
  if (quick) {
    for (const note of quick.notes) say(`${path}: ${note}`)
    yield* scoredChunks(quick, strategy, asOf, options)
    return
  }
  const population = await openPopulation(path, options, strategy.document)
  for await (const rows of population.batches) yield scoreRows(rows, strategy, asOf)
}

async function* scoredChunks(
  source: ByteSource,
  strategy: CompiledStrategy,
  asOf: string,
  { onBytes }: OpenOptions,
): AsyncGenerator<ScoredPart> {
  const scorer = new ChunkScorer(strategy, source.layout, asOf)
  const reader = await openChunks(source)
  try {
    for (let chunk = await reader.next(); chunk; chunk = await reader.next()) {
      const part = scorer.score(chunk) ?? (await tellUnreadable(source))
      onBytes?.(reader.bytesRead)
      yield part
      reader.release(chunk.bytes)
    }
  } finally {
    await reader.close()
  }
}

function scoreRows(batch: readonly Row[], strategy: CompiledStrategy, asOf: string): ScoredPart {
  const rejects: Reject[] = []
  const rows: SubjectRow[] = []
  const builder = columnsBuilder(strategy.plan.fields.map(({ id }) => id))
  for (const entry of batch) {
    if (entry.ok) {
      rows.push(entry.row)
      const { subject, previousTier } = entry.row.passed
      builder.push({ input: entry.row.input, subject, previousTier })
    } else rejects.push(entry.reject)
  }
  const scorer = createScorer(builder.finish())
  const scored = scorer.score(strategy, asOf)
  for (const [index, row] of rows.entries()) {
    if ((scored.tiers[index] as number) < 0) rejects.push(refusalOf(row, strategy, asOf))
  }
  return { scorer, scored, rejects: rejects.sort((a, b) => a.line - b.line) }
}
