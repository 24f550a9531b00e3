/** All commands, in the order in which help lists them. */
import type { Command } from 'commander'
import { packsCommand } from '../commands/packs.ts'
import { addCalibrate, addImpact, addImport, addWeights } from './populations.ts'
import { addScore } from './score.ts'
import { addAudit, addBackup, addKeys, addMigrateStore, addPeople, addReplay, addServe } from './server.ts'
import type { Done } from './shared.ts'
import { addCheck, addDiff, addEvaluate, addExport } from './strategies.ts'

export function addAll(program: Command, done: Done): void {
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
}
