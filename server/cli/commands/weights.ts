/** `weights STRATEGY --from ahp|entropy`: weights from the document's judgements, or from a population. */
import { check, type Family, familiesOf, type Strategy } from '../../../engine/index.ts'
import { evaluationDate } from '../asOf.ts'
import { ANSWER_IS_NO, DONE, Failure } from '../failure.ts'
import { refuseSameFile } from '../io/files.ts'
import { openSink, say, writeOut } from '../io/output.ts'
import { problemLine, readDocument, type SourceOptions } from '../strategySource.ts'
import { entropyProposals } from '../weights/entropy.ts'
import { judgedProposals } from '../weights/judged.ts'
import { documentWith, type Proposal } from '../weights/proposal.ts'

export interface WeightsOptions extends SourceOptions {
  from: 'ahp' | 'entropy'
  score?: string
  population?: string
  asOf?: string
  encoding?: string
  out?: string
}

/** What a new set of weights mends. */
const MENDED = new Set(['weights-total', 'weight-missing', 'weight-not-positive', 'weights-disagree'])

export async function weightsCommand(source: string, options: WeightsOptions): Promise<number> {
  await refuseSameFile([options.population ?? '', options.out ?? ''], '--population and --out')
  const document = await readSound(source, options)
  const families = chosenFamilies(source, document, options)
  const proposals = options.from === 'ahp' ? judgedProposals(families) : await byEntropy(document, families, options)
  const print = options.out === '-' ? say : (line: string) => writeOut(`${line}\n`)
  for (const { lines } of proposals) for (const line of lines) await print(line)
  if (proposals.every(({ weights }) => weights !== undefined)) {
    return options.out === undefined ? DONE : await write(documentWith(document, proposals), options.out)
  }
  if (options.out !== undefined) say(`${options.out}: not written.`)
  return ANSWER_IS_NO
}

/**
 * The document, which may have those errors alone that new weights or judgements mend.
 * @throws Failure
 */
async function readSound(source: string, options: WeightsOptions): Promise<Strategy> {
  const document = await readDocument(source, options)
  const mended = options.from === 'ahp' ? new Set([...MENDED, 'judgements-inconsistent']) : new Set<string>()
  const left = check(document).problems.filter(({ code, severity }) => severity === 'error' && !mended.has(code))
  if (left.length === 0) return document as Strategy
  throw new Failure(`${source}: mend first:\n${left.map((problem) => `  ${problemLine(problem)}`).join('\n')}`)
}

function chosenFamilies(source: string, document: Strategy, { from, score }: WeightsOptions): Family[] {
  const families = familiesOf(document)
  const named = score === undefined ? families : families.filter((family) => family.score === score)
  if (score !== undefined && named.length === 0) {
    throw new Failure(`${source}: no weighted score is called ${JSON.stringify(score)}.`)
  }
  const chosen = from === 'ahp' ? named.filter(({ judgements }) => judgements !== undefined) : named
  if (chosen.length > 0) return chosen
  if (from === 'entropy') throw new Failure(`${source}: there is no weighted score in it.`)
  throw new Failure(`${source}: no judgements stand ${score === undefined ? 'in it' : `in ${JSON.stringify(score)}`}.`)
}

async function byEntropy(document: Strategy, families: Family[], options: WeightsOptions): Promise<Proposal[]> {
  const { population, encoding } = options
  if (population === undefined) throw new Failure('--from entropy needs --population FILE.')
  return await entropyProposals(document, families, { population, encoding, asOf: evaluationDate(options.asOf) })
}

/** Writes the new document where check finds no error in it: weights from elsewhere disagree with judgements. */
async function write(document: Strategy, out: string): Promise<number> {
  const errors = check(document).problems.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) {
    for (const problem of errors) say(`${out}: ${problemLine(problem)}`)
    if (errors.some(({ code }) => code === 'weights-disagree')) say('Remove the judgements first, or use --from ahp.')
    say(`${out}: not written.`)
    return ANSWER_IS_NO
  }
  const sink = await openSink(out)
  await sink.write(`${JSON.stringify(document, undefined, 2)}\n`)
  await sink.commit()
  return DONE
}
