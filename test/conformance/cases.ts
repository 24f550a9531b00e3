/**
 * Cases as data. A file of `cases/` holds one feature: a base strategy and cases that change it, or the
 * types of fields and cases of one expression each.
 */
import { readdirSync, readFileSync } from 'node:fs'
import type { EvaluateRequest } from '../../engine/index.ts'
import { strategyAround } from './strategyAround.ts'

export interface Case {
  feature: string
  title: string
  strategy: unknown
  request: EvaluateRequest
  expect: Expectation
}

/** What is worked out by hand; only what is named is compared. */
export interface Expectation {
  tier?: string
  /** null where the score must be missing. */
  scores?: Record<string, number | null>
  refusal?: string
  /** What refused. */
  id?: string
  /** Facts of the explanation, which only rows gives: outcomes of overrides, of hold, ids of flags. */
  overrides?: Record<string, string>
  hold?: string
  flags?: string[]
}

interface StrategyFile {
  feature: string
  /** The base, or the path of its file. */
  strategy: object | string
  cases: {
    title: string
    /** JSON pointer → value; `-` as the last step appends. */
    set?: Record<string, unknown>
    request: Partial<EvaluateRequest>
    expect: Expectation
  }[]
}

interface ExpressionFile {
  feature: string
  /** Field id → type; no field is required. */
  fields: Record<string, string>
  /** `value` null: the result is missing. */
  cases: {
    title: string
    expression: unknown
    input?: object
    asOf?: string
    value: string | number | boolean | null
  }[]
}

const AS_OF = '2026-04-01'
const folder = new URL('./cases/', import.meta.url)

export const readCases = (): Case[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => casesOf(readJson(new URL(name, folder))))

const readJson = (url: URL) => JSON.parse(readFileSync(url, 'utf8'))

function casesOf(file: StrategyFile | ExpressionFile): Case[] {
  const { feature } = file
  if ('fields' in file)
    return file.cases.map(({ title, expression, input, asOf, value }) => ({
      feature,
      title,
      ...strategyAround(expression, file.fields, value),
      request: { input: input ?? {}, asOf: asOf ?? AS_OF },
    }))
  const base = typeof file.strategy === 'string' ? readJson(new URL(file.strategy, folder)) : file.strategy
  return file.cases.map(({ title, set, request, expect }) => ({
    feature,
    title,
    strategy: changed(base, set ?? {}),
    request: { input: {}, asOf: AS_OF, ...request },
    expect,
  }))
}

function changed(base: object, set: Record<string, unknown>): unknown {
  const copy = structuredClone(base) as Record<string, unknown>
  for (const [pointer, value] of Object.entries(set)) {
    const steps = pointer.split('/').slice(1)
    const last = steps.pop() as string
    let place = copy
    for (const step of steps) place = place[step] as Record<string, unknown>
    if (Array.isArray(place) && last === '-') place.push(value)
    else place[last] = value
  }
  return copy
}
