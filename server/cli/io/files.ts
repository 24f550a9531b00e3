/** Reading whole JSON files: strategies and single subjects; and telling files apart. */
import { createReadStream } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { parseJsonBytes } from '../../../engine/index.ts'
import { reasonOf } from '../../import/unreadable.ts'
import { Failure } from '../failure.ts'

const LARGEST = 16 * 1024 * 1024

/**
 * The JSON value of a file, or of standard input for `-`.
 * @throws Failure `path:line:column: message`, or why the file can't be read.
 */
export async function readJson(path: string): Promise<unknown> {
  const name = path === '-' ? 'standard input' : path
  const reading = parseJsonBytes(await readBytes(path, name))
  if (reading.ok) return reading.value
  const { line, column, message, code } = reading.problem
  throw new Failure(`${name}:${line}:${column}: ${message} (${code})`)
}

async function readBytes(path: string, name: string): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of path === '-' ? process.stdin : createReadStream(path)) {
      chunks.push(chunk)
      size += chunk.length
      if (size > LARGEST) break
    }
  } catch (error) {
    throw new Failure(`${name}: can't be read: ${reasonOf(error)}.`)
  }
  if (size > LARGEST) throw new Failure(`${name}: is larger than 16 MB: no strategy and no subject is.`)
  return Buffer.concat(chunks)
}

/**
 * Reading and writing one file at once would destroy it.
 * @param options those that name the paths, for the message
 * @throws Failure where two of the paths are one file; empty ones and - are none
 */
export async function refuseSameFile(paths: string[], options: string): Promise<void> {
  const real = await Promise.all(paths.map((path) => realpath(path).catch(() => path)))
  const twin = real.find((path, index) => path !== '' && path !== '-' && real.indexOf(path) < index)
  if (twin !== undefined) throw new Failure(`${twin}: ${options} must be different files.`)
}
