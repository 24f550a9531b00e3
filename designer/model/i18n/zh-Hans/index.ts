import type { Messages } from '../en/index.ts'
import { packs } from './packs.ts'
import { people } from './people.ts'
import { shell } from './shell.ts'
import { signIn } from './signIn.ts'
import { strategies } from './strategies.ts'
import { strategy } from './strategy.ts'
import { tryOne } from './tryOne.ts'

/** The sentences of the screens in Simplified Chinese. */
export const zhHans: Messages = {
  ...shell,
  ...signIn,
  ...people,
  ...packs,
  ...strategies,
  ...strategy,
  ...tryOne,
}
