/** A mapping file: how the columns of a population's file become fields. */
import { validateBody } from '../../http/validators/validate.ts'
import type { Mapping } from '../../import/mapping.ts'
import { Failure } from '../failure.ts'
import { readJson } from '../io/files.ts'

/** @throws Failure where it can't be read or is no mapping */
export async function readMapping(path: string): Promise<Mapping> {
  const validation = validateBody('Mapping', await readJson(path))
  if (validation.ok) return validation.value
  const reasons = validation.errors.map(({ pointer, message }) => `${pointer || '/'}: ${message}`)
  throw new Failure(`${path}: is no mapping. ${reasons.join(' ')}`)
}
