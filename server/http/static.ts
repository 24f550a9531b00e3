/**
 * Files of the built designer and of the reference page. They are read once, at the start: a path
 * that isn't one of theirs reaches no file system.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { PAGE_HEADERS } from './headers.ts'

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

export interface StaticFile {
  bytes: Uint8Array<ArrayBuffer>
  type: string
}

/** All files below a folder, by their path from it with a leading slash. Empty where there is no folder. */
export const readFiles = (folder: string): Map<string, StaticFile> => {
  const files = new Map<string, StaticFile>()
  if (!existsSync(folder)) return files
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    files.set(`/${relative(folder, path).split(sep).join('/')}`, readFile(path))
  }
  return files
}

export const readFile = (path: string): StaticFile => ({
  bytes: new Uint8Array(readFileSync(path)),
  type: TYPES[extname(path)] ?? 'application/octet-stream',
})

export const fileResponse = ({ bytes, type }: StaticFile, cacheControl: string): Response =>
  new Response(bytes, { headers: { ...PAGE_HEADERS, 'content-type': type, 'cache-control': cacheControl } })
