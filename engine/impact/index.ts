/** What a change of version does to a population. */
export { categoriesOf } from './breakdown.ts'
export { type ImpactOptions, impact } from './impact.ts'
export { impactMarkdown } from './report/markdown.ts'
export { moverCells } from './report/movers.ts'
export type { ImpactReport } from './report/outline.ts'
export { impactText } from './report/text.ts'
export type { Ablation, Cause, Direction, Impact, MoveCounts, Mover } from './shape.ts'
