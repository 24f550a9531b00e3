/** Exit codes of the command line: done; the answer is no; wrong usage or unreadable input. */
import { Unreadable } from '../import/unreadable.ts'

export const DONE = 0
export const ANSWER_IS_NO = 1
export const UNUSABLE = 2

/** Why a command can't go on: wrong usage, or an input that can't be read. It ends the command with exit code 2. */
export class Failure extends Unreadable {
  override readonly name = 'Failure'
}
