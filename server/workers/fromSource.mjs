/** The entry of a worker thread where the sources run as they are: Node's own loader reads no TypeScript. */
import { register } from 'tsx/esm/api'

register()
await import('./worker.ts')
