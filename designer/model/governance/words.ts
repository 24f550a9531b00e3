import { localize, type Text } from '../../../engine/index.ts'
import { language } from '../preferences.ts'

/** An author's text in the reader's language; empty where there is none. */
export const localizedText = (text: Text | undefined): string => localize(text, language())
