/** The command line: its commands, described by what they are about. What a command does stands in commands/. */
import { Command, CommanderError } from 'commander'
import { ENGINE_VERSION } from '../../engine/index.ts'
import { packsCommand } from './commands/packs.ts'
import { DONE, UNUSABLE } from './failure.ts'
import { addCalibrate, addImpact, addImport, addScore, addWeights } from './program/populations.ts'
import { addAudit, addBackup, addKeys, addMigrateStore, addPeople, addReplay, addServe } from './program/server.ts'
import type { Done } from './program/shared.ts'
import { addCheck, addDiff, addEvaluate, addExport } from './program/strategies.ts'

/**
 * Runs one command line.
 * @param words what stands after the program's name
 * @returns the exit code
 * @throws Failure with what to tell the user
 */
export async function run(words: string[]): Promise<number> {
  let code = DONE
  const program = describeProgram((result) => {
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

function describeProgram(done: Done): Command {
  const program = new Command('tiersmith')
    .description('Checks, evaluates and scores with strategies: who counts as a key customer, as configuration.')
    .version(ENGINE_VERSION)
    .exitOverride()
    .showHelpAfterError('(add --help for how to use it)')
    .addHelpText('after', '\nExit codes: 0 done; 1 the answer is no; 2 wrong usage or unreadable input.')
  addCheck(program, done)
  addEvaluate(program, done)
  addImport(program, done)
  addScore(program, done)
  addCalibrate(program, done)
  addWeights(program, done)
  addDiff(program, done)
  addImpact(program, done)
  addExport(program, done)
  program
    .command('packs')
    .description('list the ready-made rule packs')
    .action(async () => done(await packsCommand()))
  addServe(program, done)
  addAudit(program, done)
  addReplay(program, done)
  addBackup(program, done)
  addMigrateStore(program, done)
  addKeys(program, done)
  addPeople(program, done)
  return program
}
