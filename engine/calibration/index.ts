export { type Calibration, calibrate } from './calibrate.ts'
export { countSubject, countSubjects, driftOf, type Holdings, startHoldings, type TierDrift } from './drift.ts'
export type { Note, NoteCode } from './notes.ts'
export {
  type BandsRequest,
  type EdgeMethod,
  edgeMethods,
  type PlacedBand,
  type Placing,
  placeBands,
} from './placeBands.ts'
export { amountFields, amountOf, type ScoredPopulation, scoreBeforeOverrides, type Target } from './population.ts'
export type { Holding, Threshold, Tie, TierCalibration } from './report.ts'
