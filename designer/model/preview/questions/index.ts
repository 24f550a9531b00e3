/** All that a view can ask of the population, by name: what it says, what it is answered, and who answers. */
import type { PreviewState } from '../state.ts'
import { type BinsAnswer, type BinsQuestion, binsAnswer } from './bins.ts'
import { type DimensionAnswer, type DimensionQuestion, dimensionAnswer } from './dimension.ts'
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

export interface Questions {
  dimension: DimensionQuestion
  scores: ScoresQuestion
  subjects: SubjectsQuestion
  subject: SubjectQuestion
  spread: SpreadQuestion
  bins: BinsQuestion
  shifts: ShiftsQuestion
  suggestEdges: SuggestEdgesQuestion
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
}
