import type { Strategy, SubjectRequest } from '../../../engine/index.ts'
import { inputOf, readPack } from '../../packs/loader.ts'

/** The subjects of a pack's population, as requests read by a document's fields. */
export const packSubjects = (pack: string, document: Strategy): SubjectRequest[] =>
  readPack(pack).population.map((row) => ({
    subject: row.subject,
    ...(row.previousTier === undefined ? {} : { previousTier: row.previousTier }),
    input: inputOf(row, document),
  }))
