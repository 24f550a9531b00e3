/**
 * The Tiersmith engine: a strategy document is checked, compiled to a plan and evaluated.
 *
 *   check(document)            → every problem, with pointer, code and message
 *   compile(document)          → a strategy ready to be evaluated, or its problems
 *   evaluate(strategy, request) → a decision, or a refusal
 *
 * Pure: no Node, no DOM, no clock, no code generation. The same module runs on the server, on the
 * command line and in the browser.
 */
export { type CheckResult, check, type Problem, type ProblemCode, type Severity } from './check/index.ts'
export { type Compilation, type CompiledStrategy, compile } from './compile.ts'
export { inputSchema } from './contract/inputSchema.ts'
export type * from './decision/decision.ts'
export { evaluate, evaluateToJson, type JsonEvaluation } from './evaluate.ts'
export { type JsonProblem, type JsonReading, parseJson, parseJsonBytes } from './json/parse.ts'
export { toJsonLogic } from './jsonlogic/index.ts'
export { canonicalJson, digestOf } from './strategy/digest.ts'
export * from './strategy/document.ts'
export { localize } from './strategy/text.ts'
export { ENGINE_VERSION } from './version.ts'
export { glossary, type Language, languages } from './words/glossary.ts'
export { describeProblem } from './words/messages.ts'
