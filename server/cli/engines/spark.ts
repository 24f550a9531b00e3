/** Scores on a Spark cluster: submits the strategy's SQL by spark-submit, and tells how far the cluster is. */
import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { CompiledStrategy } from '../../../engine/index.ts'
import { Failure } from '../failure.ts'
import { counted, say } from '../io/output.ts'
import { kindOf } from '../population/kind.ts'
import { Tally } from '../population/tally.ts'
import { Scratch } from './scratch.ts'
import { type SparkFiles, sparkJob } from './sparkJob.ts'

export interface SparkScoring {
  in: string
  out: string
  rejects?: string
  columns: 'assigned' | 'all'
  asOf: string
  master?: string
}

/** @throws Failure where Spark isn't here, or the job fails; nothing stands under the final names then */
export async function scoreBySpark(strategy: CompiledStrategy, options: SparkScoring): Promise<string[]> {
  const command = findSubmit()
  const job = sparkJob(strategy, filesOf(options), { asOf: options.asOf, all: options.columns === 'all' })
  const scratch = new Scratch('-')
  try {
    const file = scratch.path('job.json')
    writeFileSync(file, JSON.stringify(job))
    const master = options.master === undefined ? [] : ['--master', options.master]
    const words = [...master, '--conf', 'spark.ui.showConsoleProgress=true', driver(), file]
    const answer = await submit(command, words, options.in)
    return summary(strategy, answer, options)
  } finally {
    scratch.remove()
  }
}

/** Beside this file as source, at the top of dist once built. */
function driver(): string {
  const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
  return ['./spark_score.py', '../spark_score.py'].map(here).find(existsSync) ?? here('./spark_score.py')
}

/** Of SPARK_HOME, or on the PATH. */
function findSubmit(): string {
  const { SPARK_HOME: home, PATH: path = '' } = process.env
  const folders = home === undefined ? path.split(delimiter) : [join(home, 'bin')]
  const found = folders.map((folder) => join(folder, 'spark-submit')).find(isExecutable)
  if (found !== undefined) return found
  const where = home === undefined ? 'is not on the PATH, and SPARK_HOME is not set' : `is not in ${join(home, 'bin')}`
  throw new Failure(`spark-submit ${where}. Install Spark 4, or pyspark by pip.`)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * A path with a scheme is the cluster's, and is passed on as it is; so is one that this machine doesn't have. What is
 * written goes where the population is, unless it says otherwise.
 */
function filesOf({ in: population, out, rejects }: SparkScoring): SparkFiles {
  if (out === '-' || rejects === '-') throw new Failure('--engine spark writes folders of part files, and no stream.')
  const isOurs = !hasScheme(population) && existsSync(population)
  const uri = (path: string) => (hasScheme(path) || !isOurs ? path : pathToFileURL(resolve(path)).href)
  const at = (path: string) => ({ uri: uri(path), kind: kindOf(path) })
  const written = rejects === undefined ? undefined : at(rejects)
  if (written?.kind === 'parquet') throw new Failure(`${rejects}: rejects are written as .csv or .ndjson.`)
  return { in: at(population), out: at(out), ...(written ? { rejects: written } : {}) }
}

const hasScheme = (path: string): boolean => /^[a-z][a-z0-9+.-]+:/i.test(path)

/** What the job's last line says. */
interface Answer {
  /** Subjects by tier, in the order of tiers. */
  tiers: number[]
  refused: number
}

/** As much of the log as may tell why a job failed. */
const LOG = 4000

function submit(command: string, words: string[], population: string): Promise<Answer> {
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'] })
  const stop = () => child.kill('SIGTERM')
  process.once('exit', stop)
  const progress = new StageProgress()
  let [output, log] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    output += part
  })
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    log = (log + part).slice(-LOG)
    progress.read(part)
  })
  return new Promise((done, fail) => {
    child.once('error', (error) => fail(new Failure(`${command}: can't be run: ${error.message}.`)))
    child.once('close', (code) => {
      process.off('exit', stop)
      progress.stop()
      const answer = answerIn(output)
      if (answer && 'tiers' in answer) done(answer)
      else if (answer) fail(new Failure(`${population}: ${answer.failure} (Spark)`))
      else fail(new Failure(`${population}: spark-submit ended with ${code}:\n${lastWords(log)}`))
    })
  })
}

function answerIn(output: string): Answer | { failure: string } | undefined {
  const line = output.trim().split('\n').at(-1) ?? ''
  return line.startsWith('{') ? JSON.parse(line) : undefined
}

/** The lines of a log that say what went wrong, or its last ones. */
function lastWords(log: string): string {
  // The first one may be cut.
  const [, ...lines] = log.split(/[\r\n]+/).filter((line) => line.trim() !== '' && !/^\s+at |^\[Stage/.test(line))
  const told = lines.filter((line) => / ERROR |error:|exception|caused by/i.test(line))
  const words = (told.length > 0 ? told : lines).map((line) => line.replace(/^[\d/]+ [\d:]+ [A-Z]+ /, ''))
  return [...new Set(words)].slice(-3).join('\n')
}

/** How often it is told where nobody watches a terminal, in milliseconds. */
const PAUSE_MS = 5000

/** Spark's own progress (`[Stage 3:====>   (4 + 2) / 8]`) in plain lines; on a terminal one line is written over. */
class StageProgress {
  #told = 0
  #isOpen = false

  read(part: string): void {
    const [, stage, done, running, tasks] =
      [...part.matchAll(/\[Stage (\d+):[=> ]*\((\d+) \+ (\d+)\) \/ (\d+)\]/g)].at(-1) ?? []
    if (stage === undefined) return
    const line = `Spark: stage ${stage}: ${done} of ${counted(Number(tasks), 'task')} done, ${running} running`
    if (process.stderr.isTTY) {
      process.stderr.write(`\r${line.padEnd(60)}`)
      this.#isOpen = true
    } else if (Date.now() - this.#told >= PAUSE_MS) {
      this.#told = Date.now()
      say(line)
    }
  }

  stop(): void {
    if (this.#isOpen) process.stderr.write('\n')
  }
}

function summary({ document }: CompiledStrategy, { tiers, refused }: Answer, { in: path, rejects }: SparkScoring) {
  const tally = new Tally(document)
  tiers.forEach((count, tier) => {
    tally.scoreMany(tier, count)
  })
  tally.refuseMany(refused)
  return tally.summary(path, rejects)
}
