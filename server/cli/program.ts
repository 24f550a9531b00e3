/** The command line: its commands are described in program/, by what they are about, and done in commands/. */
import { Command, CommanderError } from 'commander'
import { ENGINE_VERSION } from '../../engine/index.ts'
import { DONE, UNUSABLE } from './failure.ts'
import type { Done } from './program/shared.ts'

/**
 * Runs one command line.
 * @param words what stands after the program's name
 * @returns the exit code
 * @throws Failure with what to tell the user
 */
export async function run(words: string[]): Promise<number> {
  let code = DONE
  const program = await describeProgram(words, (result) => {
    code = result
  })
  try {
    await program.parseAsync(words, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? DONE : UNUSABLE
  }
  return code
}

/** `score` comes alone: all others take as long to load as it takes for a hundred thousand rows. */
async function describeProgram(words: string[], done: Done): Promise<Command> {
  const program = new Command('tiersmith')
    .description('Checks, evaluates and scores with strategies: who counts as a key customer, as configuration.')
    .version(ENGINE_VERSION)
    .exitOverride()
    .showHelpAfterError('(add --help for how to use it)')
    .addHelpText('after', '\nExit codes: 0 done; 1 the answer is no; 2 wrong usage or unreadable input.')
  const [first] = words
  if (first === 'score') (await import('./program/score.ts')).addScore(program, done)
  else (await import('./program/all.ts')).addAll(program, done)
  return program
}
