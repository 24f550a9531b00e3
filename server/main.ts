/** The server's entry: `npm start`, `node dist/server.js [--port N] [--data DIR]`. */
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Logger, pino } from 'pino'
import { LogOutput } from './logOutput.ts'
import { readOptions, USAGE } from './options.ts'
import { type RunningServer, start } from './start.ts'
import { startTracing } from './telemetry/start.ts'

/** This file lies one folder below the project, as source and as bundle. */
const project = dirname(dirname(fileURLToPath(import.meta.url)))

const main = async () => {
  const options = optionsOrExit()
  const output = new LogOutput(process.stderr)
  process.on('exit', () => output.flushSync())
  const log = pino({ level: options.logLevel, base: null }, output)
  try {
    const tracing = await startTracing(process.env, log)
    const server = await start({
      port: options.port,
      host: options.host,
      ...(options.publicUrl === undefined ? {} : { publicUrl: options.publicUrl }),
      ...(options.oidc === undefined ? {} : { oidc: options.oidc }),
      data: resolve(options.data),
      ...(options.database === undefined ? {} : { database: options.database }),
      rules: join(project, 'rules'),
      designer: join(project, 'dist', 'designer'),
      log,
      limits: options.limits,
      sensitive: options.sensitive,
      ...(tracing === undefined ? {} : { tracing }),
    })
    process.stdout.write(`Tiersmith is at ${server.url}\n`)
    if (server.signIn) process.stdout.write(`Sign in at ${server.signIn}\n`)
    stopOnSignal(server, log)
  } catch (error) {
    process.stderr.write(`tiersmith: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}

const optionsOrExit = () => {
  try {
    return readOptions(process.argv.slice(2), process.env)
  } catch (error) {
    process.stderr.write(`tiersmith: ${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`)
    process.exit(2)
  }
}

/** The first signal lets requests finish; a second one ends the process. */
const stopOnSignal = (server: RunningServer, log: Logger) => {
  let asked = false
  const stop = (signal: NodeJS.Signals) => {
    if (asked) process.exit(1)
    asked = true
    log.info({ signal }, 'stopping')
    server.stop().then(
      () => process.exit(0),
      (error) => {
        log.error({ err: error }, 'not stopped in order')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

await main()
