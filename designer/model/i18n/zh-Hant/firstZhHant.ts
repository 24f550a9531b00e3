import { edit } from './edit.ts'
import { palette } from './palette.ts'
import { shell } from './shell.ts'
import { signIn } from './signIn.ts'
import { strategies } from './strategies.ts'
import { strategy } from './strategy.ts'
import { tour } from './tour.ts'
import { tryOne } from './tryOne.ts'

/** What the first screens say: the list and a strategy that is read. The rest follows. */
export const first = {
  ...shell,
  ...signIn,
  ...strategies,
  ...strategy,
  ...edit,
  ...tour,
  ...tryOne,
  ...palette,
}
