/** The sentences of check: one a code, in every language of the product. */
import type { Problem, ProblemCode, ProblemParams } from '../check/problems.ts'
import type { Language } from './glossary.ts'
import { en, enManner } from './messages/en.ts'
import { zhHans, zhHansManner } from './messages/zh-Hans.ts'
import { zhHant, zhHantManner } from './messages/zh-Hant.ts'
import { fillTemplate, type Manner } from './template.ts'

const sentences: Record<Language, Record<ProblemCode, string>> = { en, 'zh-Hant': zhHant, 'zh-Hans': zhHans }
const manners: Record<Language, Manner> = { en: enManner, 'zh-Hant': zhHantManner, 'zh-Hans': zhHansManner }

/** What is wrong and what to do, as one message in a language. */
export const messageOf = (code: ProblemCode, params: ProblemParams, language: Language): string =>
  fillTemplate(sentences[language][code], params, manners[language])

/** The message of a problem that check reported, in a language. */
export const describeProblem = (problem: Pick<Problem, 'code' | 'params'>, language: Language): string =>
  messageOf(problem.code, problem.params, language)
