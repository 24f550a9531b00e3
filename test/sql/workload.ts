/** What every engine answers: the conformance cases, generated strategies and subjects, and all packs' populations. */
import fc from 'fast-check'
import { type CompiledStrategy, compile, type EvaluateRequest } from '../../engine/index.ts'
import { type Case, readCases } from '../conformance/cases.ts'
import { drawFrom } from '../conformance/generate/choose.ts'
import { strategy as drawStrategy } from '../conformance/generate/strategy.ts'
import { subject as drawSubject } from '../conformance/generate/subject.ts'
import { inputOf, packNames, readPack } from '../packs/loader.ts'

/** A strategy and its subjects: one query answers for all of them. */
export interface Work {
  title: string
  strategy: CompiledStrategy
  requests: EvaluateRequest[]
  /** The case that each request belongs to, where they are cases. */
  cases?: Case[]
}

function compiled(document: unknown): CompiledStrategy {
  const compilation = compile(document)
  if (!compilation.ok) throw new Error(JSON.stringify(compilation.problems))
  return compilation.strategy
}

/** Cases of one strategy together, and expressions over the same fields as dimensions of one. */
export function caseWork(): Work[] {
  const [expressions, others] = [readCases().filter(isExpression), readCases().filter((one) => !isExpression(one))]
  const byFields = grouped(expressions, ({ strategy }) => JSON.stringify((strategy as Around).fields))
  const byStrategy = grouped(others, ({ strategy }) => JSON.stringify(strategy))
  return [
    ...byFields.map((cases) => ({ ...workOf(cases), strategy: compiled(together(cases)) })),
    ...byStrategy.map((cases) => ({ ...workOf(cases), strategy: compiled(cases[0]?.strategy) })),
  ]
}

const workOf = (cases: Case[]) => ({
  title: cases[0]?.title ?? '',
  requests: cases.map(({ request }) => request),
  cases,
})

interface Around {
  id: string
  fields: unknown[]
  scores: { id: string }[]
  dimensions: { id: string; into: string }[]
}

const isExpression = ({ strategy }: Case): boolean => (strategy as Around).id === 'around-an-expression'

/** The score of the n-th expression in a strategy around all of them. */
export const verdictOf = (index: number): string => `verdict${index}`

function together(cases: readonly Case[]): object {
  const documents = cases.map(({ strategy }) => strategy as Around)
  const numbered = (index: number) => ({ id: `e${index}`, into: verdictOf(index) })
  return {
    ...documents[0],
    scores: documents.flatMap(({ scores }, index) => scores.map((score) => ({ ...score, id: verdictOf(index) }))),
    dimensions: documents.flatMap(({ dimensions }, index) => dimensions.map((one) => ({ ...one, ...numbered(index) }))),
    assign: { score: verdictOf(0), bands: [{ tier: 'only' }] },
  }
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return [...groups.values()]
}

const SUBJECTS = 12

/** So many generated strategies (those that check refuses left out), each with subjects on its edges. */
export function generatedWork(count: number): Work[] {
  const found: Work[] = []
  const draw = fc.property(fc.gen(), (g) => {
    const choose = drawFrom(g)
    const document = drawStrategy(choose)
    const compilation = compile(document)
    if (!compilation.ok) return
    const requests = Array.from({ length: SUBJECTS }, () => drawSubject(choose, document))
    found.push({ title: JSON.stringify(document), strategy: compilation.strategy, requests })
  })
  fc.assert(draw, { numRuns: count })
  return found
}

const AS_OF = '2026-04-01'

/** Every version of every pack with the pack's population. */
export function packWork(): Work[] {
  return packNames().flatMap((name) => {
    const pack = readPack(name)
    return pack.strategies.flatMap(({ files, timeline }) =>
      files.map((file, index) => {
        const strategy = compiled(pack.document(file))
        const asOf = timeline?.[index]?.effectiveFrom ?? AS_OF
        const requests = pack.population.map((row) => ({
          subject: row.subject,
          ...(row.previousTier === undefined ? {} : { previousTier: row.previousTier }),
          input: inputOf(row, strategy.document),
          asOf,
        }))
        return { title: `${name}/${file}`, strategy, requests }
      }),
    )
  })
}
