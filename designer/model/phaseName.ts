import { type Language, localize, type Text } from '../../engine/index.ts'

/** A phase's label; empty for a period without one. */
export const phaseName = (phase: Text | undefined, language: Language): string => localize(phase, language)
