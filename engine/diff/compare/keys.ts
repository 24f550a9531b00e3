/** The keys of a lookup are texts; here is the value that one stands for. */
import type { Scalar } from '../../strategy/document.ts'
import type { Facet } from '../../words/sentence/index.ts'

export function keyedValue(key: string, kind: Facet['kind'] | undefined): Scalar {
  if (kind === 'boolean') return key === 'true' ? true : key === 'false' ? false : key
  if (kind !== 'number' && kind !== 'integer' && kind !== 'points') return key
  const number = Number(key)
  return key.trim() === '' || Number.isNaN(number) ? key : number
}
