/** Why a subject's tier changed: two evaluations compared by evaluating what lies between them. */
export type * from './change.ts'
export { explainChange } from './explain.ts'
export type { Situation } from './mixtures.ts'
