import { Fault } from '../services/fault.ts'
import type { Request, Services } from './context.ts'
import { parameter } from './parameters.ts'

/** The version that a path names. @throws Fault unknown-strategy, unknown-version */
export const versionOf = (c: Request, strategies: Services['strategies']) => {
  const id = parameter(c, 'id')
  const text = parameter(c, 'version')
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Fault('unknown-version', `Strategy "${id}" has no version "${text}".`)
  return strategies.version(id, Number(text))
}
