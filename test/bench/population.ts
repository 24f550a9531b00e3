/** Whole populations: impact on columns, and `score` from file to file beside JSON.parse of the same lines alone. */
import { spawn } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { columnsOf, compile, impact, type Strategy } from '../../engine/index.ts'
import { heading, line, median } from './measure.ts'
import { type Subject, strategyOf, subjectsOf } from './workload.ts'

const asOf = '2026-04-01'
const SUBJECTS = 100_000
const ROWS = 1_000_000
const project = fileURLToPath(new URL('../..', import.meta.url))

export async function benchPopulation(): Promise<void> {
  benchImpact()
  await benchScore()
}

/** One weight of two and one threshold moved. */
function benchImpact(): void {
  const document = strategyOf()
  const changed = structuredClone(document)
  const [first, second] = changed.dimensions
  if (!first || !second) throw new Error('the workload has two dimensions')
  ;[first.weight, second.weight] = [0.15, 0.05]
  for (const band of (changed.assign.bands ?? []).slice(1, 2)) if (band.from !== undefined) band.from += 1
  const [a, b] = [compiled(document), compiled(changed)]
  const table = columnsOf(
    subjectsOf(SUBJECTS).map((input, row) => ({ input, subject: `D-${row}` })),
    document.fields.map(({ id }) => id),
  )
  heading(`Impact on ${SUBJECTS.toLocaleString('en')} subjects, both versions scored anew`)
  const millisOf = (ablation: boolean) =>
    median(
      Array.from({ length: 11 }, () => {
        const start = performance.now()
        impact(a, b, table, { asOf, ablation })
        return performance.now() - start
      }),
    )
  const { moves } = impact(a, b, table, { asOf, ablation: false })
  line('matrix, movers, causes, quantities', `${millisOf(false).toFixed(0)} ms`, '≤ 150 ms')
  line('the same with ablation', `${millisOf(true).toFixed(0)} ms`)
  line('subjects that move', String(SUBJECTS - moves.same))
}

function compiled(document: Strategy) {
  const compilation = compile(document)
  if (!compilation.ok) throw new Error(compilation.problems.map(({ message }) => message).join('\n'))
  return compilation.strategy
}

async function benchScore(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tiersmith-bench-'))
  const bundle = join(project, 'node_modules/.cache/tiersmith-bench', String(process.pid))
  try {
    await build({
      entryPoints: [join(project, 'server/cli/main.ts')],
      outdir: bundle,
      bundle: true,
      splitting: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
    })
    writeFileSync(join(folder, 'strategy.json'), JSON.stringify(strategyOf()))
    heading(`tiersmith score, ${ROWS.toLocaleString('en')} rows, {id, score, tier}`)
    const parsed = await writePopulations(folder)
    line('JSON.parse of every NDJSON line, nothing else', `${rate(parsed)} rows/s`)
    for (const format of ['csv', 'ndjson']) tell(format, parsed, await score(join(bundle, 'main.js'), folder, format))
  } finally {
    for (const path of [folder, bundle]) rmSync(path, { recursive: true, force: true })
  }
}

const rate = (seconds: number): string => Math.round(ROWS / seconds).toLocaleString('en')

function tell(format: string, parsed: number, { seconds, peak }: { seconds: number; peak: number }): void {
  const ratio = (parsed / seconds).toFixed(2)
  line(
    `${format} → ${format}, the process from start to end`,
    `${rate(seconds)} rows/s  ${ratio}×`,
    '≥ 2× JSON.parse alone',
  )
  line(`${format}: peak memory`, `${peak.toFixed(0)} MiB`, '≤ 600 MB')
}

/** The same subjects as CSV and NDJSON; answers the seconds that JSON.parse takes for the lines. */
async function writePopulations(folder: string): Promise<number> {
  const csv = createWriteStream(join(folder, 'in.csv'))
  const ndjson = createWriteStream(join(folder, 'in.ndjson'))
  const ids = strategyOf().fields.map(({ id }) => id)
  csv.write(`subject,${ids.join()}\n`)
  const chunk = subjectsOf(ROWS / 20)
  let seconds = 0
  for (let part = 0; part < 20; part++) {
    const numbered = chunk.map((subject, row) => ({ subject: `D-${part * chunk.length + row}`, ...subject }))
    const lines = numbered.map((subject) => JSON.stringify(subject))
    const start = performance.now()
    for (const text of lines) JSON.parse(text)
    seconds += (performance.now() - start) / 1000
    await written(ndjson, `${lines.join('\n')}\n`)
    const cells = (subject: Subject & { subject: string }) => [subject.subject, ...ids.map((id) => subject[id])].join()
    await written(csv, `${numbered.map((subject) => cells(subject as Subject & { subject: string })).join('\n')}\n`)
  }
  await Promise.all([csv, ndjson].map((stream) => new Promise((resolve) => stream.end(resolve))))
  return seconds
}

const written = (stream: NodeJS.WritableStream, text: string): Promise<void> =>
  new Promise((resolve) => {
    if (stream.write(text)) resolve()
    else stream.once('drain', resolve)
  })

/** Runs the command as a process of its own; it tells its peak itself when it exits. */
function score(cli: string, folder: string, format: string): Promise<{ seconds: number; peak: number }> {
  const peak = `process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n'))`
  const hook = join(folder, 'peak.mjs')
  writeFileSync(hook, peak)
  const words = ['score', 'strategy.json', '--in', `in.${format}`, '--out', `out.${format}`, '--as-of', asOf]
  const start = performance.now()
  const child = spawn(process.execPath, ['--import', hook, cli, ...words], { cwd: folder })
  let told = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text
  })
  return new Promise((resolve, reject) =>
    child.once('close', (code) => {
      const kilobytes = Number(/peak (\d+)/.exec(told)?.[1])
      if (code !== 0) reject(new Error(told))
      else resolve({ seconds: (performance.now() - start) / 1000, peak: kilobytes / 1024 })
    }),
  )
}
