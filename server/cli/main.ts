/** Entry of the command line: exit codes and broken pipes. */
import { Unreadable } from '../import/unreadable.ts'
import { UNUSABLE } from './failure.ts'
import { say } from './io/output.ts'
import { run } from './program.ts'

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // The reader has seen enough (`| head`): nothing went wrong.
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
}
try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof Unreadable)) throw error
  say(`tiersmith: ${error.message}`)
  process.exitCode = UNUSABLE
}
