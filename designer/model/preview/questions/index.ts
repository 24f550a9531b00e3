/** All that a view can ask of the population, by name: what it says, what it is answered, and who answers. */
import type { PreviewState } from '../state.ts'
import { type BinsAnswer, type BinsQuestion, binsAnswer } from './bins.ts'
import { type CalibrationAnswer, type CalibrationQuestion, calibrationAnswer } from './calibration.ts'
import { type ConditionsAnswer, type ConditionsQuestion, conditionsAnswer } from './conditions.ts'
import { type DimensionAnswer, type DimensionQuestion, dimensionAnswer } from './dimension.ts'
import { type MatrixAnswer, type MatrixQuestion, matrixAnswer } from './matrix.ts'
import { type MatrixNearAnswer, type MatrixNearQuestion, matrixNearAnswer } from './matrixNear.ts'
import {
  type OverrideMatchesAnswer,
  type OverrideMatchesQuestion,
  type OverridePair,
  type OverridePairsQuestion,
  overrideMatchesAnswer,
  overridePairsAnswer,
} from './overrides.ts'
import { type ParetoAnswer, type ParetoQuestion, paretoAnswer } from './pareto.ts'
import { type PointsSpreadAnswer, type PointsSpreadQuestion, pointsSpreadAnswer } from './pointsSpread.ts'
import { type ScoresAnswer, type ScoresQuestion, scoresAnswer } from './scores.ts'
import { type Shift, type ShiftsQuestion, shiftsAnswer } from './shifts.ts'
import { type SpreadAnswer, type SpreadQuestion, spreadAnswer } from './spread.ts'
import {
  type SubjectAnswer,
  type SubjectQuestion,
  type SubjectsAnswer,
  type SubjectsQuestion,
  subjectAnswer,
  subjectsAnswer,
} from './subjects.ts'
import { type SuggestEdgesAnswer, type SuggestEdgesQuestion, suggestEdgesAnswer } from './suggestEdges.ts'
import { type TableRowsAnswer, type TableRowsQuestion, tableRowsAnswer } from './tableRows.ts'
import { type TiersAnswer, type TiersQuestion, tiersAnswer } from './tiers.ts'
import { type TreatmentsAnswer, type TreatmentsQuestion, treatmentsAnswer } from './treatments.ts'

export interface Questions {
  dimension: DimensionQuestion
  scores: ScoresQuestion
  subjects: SubjectsQuestion
  subject: SubjectQuestion
  spread: SpreadQuestion
  bins: BinsQuestion
  shifts: ShiftsQuestion
  suggestEdges: SuggestEdgesQuestion
  tiers: TiersQuestion
  pareto: ParetoQuestion
  calibration: CalibrationQuestion
  matrix: MatrixQuestion
  matrixNear: MatrixNearQuestion
  conditions: ConditionsQuestion
  overrideMatches: OverrideMatchesQuestion
  overridePairs: OverridePairsQuestion
  treatments: TreatmentsQuestion
  tableRows: TableRowsQuestion
  pointsSpread: PointsSpreadQuestion
}

export interface Answers {
  dimension: DimensionAnswer
  scores: ScoresAnswer
  subjects: SubjectsAnswer
  subject: SubjectAnswer | undefined
  spread: SpreadAnswer | undefined
  bins: BinsAnswer | undefined
  shifts: Shift[] | undefined
  suggestEdges: SuggestEdgesAnswer
  tiers: TiersAnswer
  pareto: ParetoAnswer | undefined
  calibration: CalibrationAnswer
  matrix: MatrixAnswer | undefined
  matrixNear: MatrixNearAnswer | undefined
  conditions: ConditionsAnswer | undefined
  overrideMatches: OverrideMatchesAnswer | undefined
  overridePairs: OverridePair[]
  treatments: TreatmentsAnswer
  tableRows: TableRowsAnswer | undefined
  pointsSpread: PointsSpreadAnswer | undefined
}

export type QuestionName = keyof Questions

export const answering: { [N in QuestionName]: (state: PreviewState, params: Questions[N]) => Answers[N] } = {
  dimension: dimensionAnswer,
  scores: scoresAnswer,
  subjects: subjectsAnswer,
  subject: subjectAnswer,
  spread: spreadAnswer,
  bins: binsAnswer,
  shifts: shiftsAnswer,
  suggestEdges: suggestEdgesAnswer,
  tiers: tiersAnswer,
  pareto: paretoAnswer,
  calibration: calibrationAnswer,
  matrix: matrixAnswer,
  matrixNear: matrixNearAnswer,
  conditions: conditionsAnswer,
  overrideMatches: overrideMatchesAnswer,
  overridePairs: overridePairsAnswer,
  treatments: treatmentsAnswer,
  tableRows: tableRowsAnswer,
  pointsSpread: pointsSpreadAnswer,
}
