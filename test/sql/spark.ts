/**
 * Apache Spark: a standalone cluster of one master and two workers on loopback, and one driver that runs
 * all queries. It needs Java and a Python with pyspark; TIERSMITH_SPARK_PYTHON names that Python.
 */
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { SqlEngine } from './engines.ts'
import { type Job, type Row, TABLE } from './job.ts'

const python = process.env.TIERSMITH_SPARK_PYTHON
const isWanted = python !== undefined || process.env.TIERSMITH_REQUIRE_ALL !== undefined

/** Why Spark isn't run here; undefined where it is. */
export const noSpark: string | undefined = isWanted
  ? home() === undefined
    ? 'TIERSMITH_SPARK_PYTHON is no Python with pyspark, or there is no Java'
    : undefined
  : 'it takes a minute: TIERSMITH_SPARK_PYTHON names a Python with pyspark where it is wanted'

function home(): string | undefined {
  try {
    execFileSync('java', ['-version'], { stdio: 'ignore' })
    const code = 'import os, pyspark; print(os.path.dirname(pyspark.__file__))'
    return execFileSync(python ?? 'python3', ['-c', code], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return undefined
  }
}

/** How long the cluster may take to start, and the driver to answer everything. */
const START_MS = 120_000
const RUN_MS = 700_000

export interface Cluster {
  master: string
  /** With Spark's own commands on the PATH. */
  environment: NodeJS.ProcessEnv
  folder: string
  close(): Promise<void>
}

/** A master and two workers of one core each. */
export async function startCluster(): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'tiersmith-spark-'))
  const spark = home()
  if (spark === undefined) throw new Error(noSpark)
  const environment = {
    ...process.env,
    PATH: `${dirname(python ?? '')}:${process.env.PATH}`,
    SPARK_HOME: spark,
    SPARK_LOCAL_IP: '127.0.0.1',
    PYSPARK_PYTHON: python,
    // Each query runs once: what compiles quickly is quicker than what runs quickly.
    JDK_JAVA_OPTIONS: '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC',
  }
  const started: ChildProcess[] = []
  const service = (...options: string[]) => {
    const child = spawn(join(spark, 'bin/spark-class'), options, { env: environment, cwd: folder })
    started.push(child)
    return child
  }
  const master = await masterUrl(
    service('org.apache.spark.deploy.master.Master', '--host', '127.0.0.1', '--port', '0', '--webui-port', '0'),
  )
  const workers = ['a', 'b'].map((name) =>
    service(
      ...['org.apache.spark.deploy.worker.Worker', '--host', '127.0.0.1', '--webui-port', '0'],
      ...['--cores', '1', '--memory', '1g', '--work-dir', join(folder, name), master],
    ),
  )
  await Promise.all(workers.map((worker) => says(worker, /Successfully registered with master/)))
  return {
    master,
    environment,
    folder,
    async close() {
      await Promise.all(started.map(stopped))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The engine for queries of the tests. */
export const sparkEngine = ({ master, folder, environment }: Cluster): SqlEngine => ({
  name: 'spark',
  dialect: 'spark',
  run: (jobs) => runDriver(jobs, master, folder, environment),
  close: async () => undefined,
})

const masterUrl = async (process: ChildProcess) =>
  `spark://${(await says(process, /Starting Spark master at spark:\/\/(\S+)/))[1]}`

/** Waits for a line of a process's log. */
function says(child: ChildProcess, wanted: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let log = ''
    const timer = setTimeout(() => reject(new Error(`${wanted} didn’t come:\n${log}`)), START_MS)
    const read = (text: Buffer) => {
      log += text.toString()
      const found = wanted.exec(log)
      if (!found) return
      clearTimeout(timer)
      resolve(found)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', (code) => reject(new Error(`ended with ${code}:\n${log}`)))
  })
}

function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

async function runDriver(
  jobs: readonly Job[],
  master: string,
  folder: string,
  environment: NodeJS.ProcessEnv,
): Promise<Row[][]> {
  const [asked, answered] = [join(folder, 'jobs.ndjson'), join(folder, 'answers.ndjson')]
  writeFileSync(asked, jobs.map((job) => `${JSON.stringify({ ...job, name: TABLE })}\n`).join(''))
  const script = join(import.meta.dirname, 'spark_jobs.py')
  const { stdout } = await promisify(execFile)(python ?? 'python3', [script, master, asked, answered], {
    env: environment,
    cwd: folder,
    timeout: RUN_MS,
    maxBuffer: 1 << 26,
  })
  if (JSON.parse(stdout.trim().split('\n').at(-1) ?? '').executors !== 2) throw new Error(`not two workers: ${stdout}`)
  const answers = readFileSync(answered, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  return answers.map((answer, index) => {
    if (answer.error) throw new Error(`${answer.error}\n${jobs[index]?.sql}`)
    return answer.rows
  })
}
