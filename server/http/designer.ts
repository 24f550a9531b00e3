/** The built designer at /: assets with a hash in their name for ever, index.html fresh, deep links to it. */
import { fileResponse, readFiles } from './static.ts'

const FOR_EVER = 'public, max-age=31536000, immutable'
const FRESH = 'no-cache'

/** Vite names what it bundles /assets/<name>-<hash>.<ext>. */
const HASHED = /^\/assets\/.+-[\w-]{8}\.\w+$/

/** Not the designer's: an unknown path below these is an unknown path. */
const OTHERS = /^\/(v1|reference|assets)(\/|$)/

/** The designer's answer to a GET that no route has taken, if it has one. */
export type Designer = (path: string) => Response | undefined

export const createDesigner = (folder: string): Designer => {
  const files = readFiles(folder)
  const index = files.get('/index.html')
  return (path) => {
    const file = files.get(path)
    if (file && file !== index) return fileResponse(file, HASHED.test(path) ? FOR_EVER : FRESH)
    return index && !OTHERS.test(path) ? fileResponse(index, FRESH) : undefined
  }
}
