/**
 * What a population is stored as: bytes that are compressed, sealed under the key that isn't in the database, and
 * cut into pieces. All of it is sealed, since names and rejected cells tell as much of people as sensitive fields.
 */
import { promisify } from 'node:util'
import { constants, gunzip, gzip } from 'node:zlib'
import { sealBytes, unsealBytes } from '../decisions/seal.ts'

/** A piece of this size is one row. */
const PIECE = 4 * 1024 * 1024

const compress = promisify(gzip)
const inflate = promisify(gunzip)

/** @param id of the population, which the bytes are bound to */
export async function packContent(bytes: Uint8Array, id: string, key: Buffer): Promise<Buffer[]> {
  const sealed = sealBytes(await compress(bytes, { level: constants.Z_BEST_SPEED }), id, key)
  const pieces: Buffer[] = []
  for (let at = 0; at < sealed.length; at += PIECE) pieces.push(sealed.subarray(at, at + PIECE))
  return pieces
}

/** The bytes still compressed, by gzip. Undefined where the key isn't the one, or they were changed. */
export const openContent = (pieces: Uint8Array[], id: string, key: Buffer): Buffer | undefined =>
  unsealBytes(Buffer.concat(pieces), id, key)

export const inflateContent = (compressed: Buffer): Promise<Buffer> => inflate(compressed)
