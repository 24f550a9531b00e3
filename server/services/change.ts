/** What a proposal binds: its change and nothing else, under one hash. */
import { createHash } from 'node:crypto'
import { canonicalJson } from '../../engine/index.ts'
import type { Change } from '../store/proposals.ts'
import { Fault } from './fault.ts'

/** Another digest, date, phase, note, impact, acceptance or setting is another binding. */
export const bindingOf = (strategy: string, change: Change): string =>
  `sha256:${createHash('sha256').update(canonicalJson({ strategy, change }), 'utf8').digest('hex')}`

/** @throws Fault binding-mismatch where what somebody has seen isn't what is bound */
export const requireBinding = (seen: string | undefined, bound: string): void => {
  if (seen === undefined || seen === bound) return
  const message = 'The binding is not that of this proposal: read it again before you approve or publish it.'
  throw new Fault('binding-mismatch', message, [{ pointer: '/binding', code: 'binding-mismatch', message }])
}

/** For the audit log: the binding stands for what is left out. */
export const inBrief = (change: Change): Record<string, unknown> => {
  const { breaks: _, impact, ...brief } = { breaks: undefined, impact: undefined, ...change }
  return { ...brief, ...(impact === undefined ? {} : { populationDigest: impact.populationDigest }) }
}
