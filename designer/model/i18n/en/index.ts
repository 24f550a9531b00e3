import { packs } from './packs.ts'
import { people } from './people.ts'
import { shell } from './shell.ts'
import { signIn } from './signIn.ts'
import { strategies } from './strategies.ts'
import { strategy } from './strategy.ts'
import { tryOne } from './tryOne.ts'

/**
 * The sentences of the screens in English, a file for each screen. Words of the domain that stand alone (headings,
 * column heads) come from the engine's glossary instead. `{n}` chooses between the forms `one|other`.
 */
export const en = {
  ...shell,
  ...signIn,
  ...people,
  ...packs,
  ...strategies,
  ...strategy,
  ...tryOne,
}

export type MessageKey = keyof typeof en
export type Messages = Record<MessageKey, string>
