/**
 * The Tiersmith engine: a strategy document is checked, compiled to a plan and evaluated.
 *
 *   check(document)            → every problem, with pointer, code and message
 *   compile(document)          → a strategy ready to be evaluated, or its problems
 *   evaluate(strategy, request) → a decision, or a refusal
 *   createScorer(columns)      → scores a whole population, under one strategy after another
 *
 * Pure: no Node, no DOM, no clock, no code generation. The same module runs on the server, on the
 * command line and in the browser.
 */
export * from './calibration/index.ts'
export * from './change/index.ts'
export { type CheckResult, check, isShaped, type Problem, type ProblemCode, type Severity } from './check/index.ts'
export { type ColumnsBuilder, columnsBuilder, columnsOf } from './columns/builder.ts'
export { type Column, NO_POINTS, TRUE, UNKNOWN, valueAt } from './columns/column.ts'
export { type Bins, type Histogram, scoreHistogram, type TierMoves, tierCounts, tierMoves } from './columns/counts.ts'
export { type Explanation, explainColumns, HELD, SCORED } from './columns/explanation.ts'
export { OVERRIDE_OUTCOMES } from './columns/overrides.ts'
export { createScorer, type Scored, type Scorer, type SubjectRefusal } from './columns/scorer.ts'
export {
  buffersOf,
  type Columns,
  type RawColumn,
  type RawValue,
  requestAt,
  type SubjectRequest,
  valueOfRaw,
} from './columns/table.ts'
export { type Compilation, type CompiledStrategy, compile, type VersionIdentity } from './compile.ts'
export { inputSchema } from './contract/inputSchema.ts'
export type * from './decision/decision.ts'
export * from './diff/index.ts'
export { evaluate, evaluateToJson, type JsonEvaluation } from './evaluate.ts'
export * from './impact/index.ts'
export { normaliseInput } from './intake/normalise.ts'
export { type JsonProblem, type JsonReading, parseJson, parseJsonBytes } from './json/parse.ts'
export { type JsonLogicData, jsonLogicRequest } from './jsonlogic/data.ts'
export { type JsonLogicAnswer, toJsonLogic } from './jsonlogic/index.ts'
export { decodePopulation, encodePopulation, type PopulationTable } from './population/container.ts'
export { createTableAs, type DbtExport, type DbtOptions, toDbt } from './sql/documents.ts'
export {
  SQL_DIALECTS,
  type SqlColumns,
  type SqlDialect,
  type SqlExport,
  type SqlOptions,
  type SqlProblem,
  type SqlProblemCode,
  toSql,
} from './sql/index.ts'
export { canonicalJson, digestOf } from './strategy/digest.ts'
export * from './strategy/document.ts'
export { localize } from './strategy/text.ts'
export { ENGINE_VERSION } from './version.ts'
export { INCONSISTENT_FROM, weightsFromJudgements } from './weights/ahp.ts'
export { decimalWeights } from './weights/decimals.ts'
export { weightsFromEntropy } from './weights/entropy.ts'
export { type Family, familiesOf, withWeights } from './weights/families.ts'
export { type Judgement, MOST_TIMES, matrixOf } from './weights/judgements.ts'
export { describeNote } from './words/calibration.ts'
export { fillPhrase, type PhraseParam } from './words/fill.ts'
export {
  formatDate,
  formatDigest,
  formatNumber,
  formatPercent,
  formatQuantity,
  formatSigned,
} from './words/format.ts'
export { glossary, type Language, languages } from './words/glossary.ts'
export { describeProblem } from './words/messages.ts'
export { byId, nameOf, type Option, optionName, optionsOf, readableId, tierName } from './words/names.ts'
export {
  capitalise,
  joinPhrases,
  name as namePhrase,
  type Phrase,
  phraseText,
  plain,
  value as valuePart,
} from './words/phrase.ts'
export * from './words/sentence/index.ts'
