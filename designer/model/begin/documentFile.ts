/** A strategy document in a file: read strictly and checked, before anything is sent. */
import { check, isShaped, type JsonProblem, type Problem, parseJson, type Strategy } from '../../../engine/index.ts'
import { lineOf, pointerLines } from './pointerLines.ts'

export interface PlacedProblem extends Problem {
  /** Of the file, from 1. */
  line: number
}

export type FileReading =
  | { kind: 'unreadable'; problem: JsonProblem }
  /** Not laid out as a strategy: there is nothing that could be edited. */
  | { kind: 'misshapen'; problems: PlacedProblem[] }
  /** Its errors, if it has any, can be put right in a draft. */
  | { kind: 'strategy'; document: Strategy; problems: PlacedProblem[] }

export function readDocument(text: string): FileReading {
  const json = parseJson(text)
  if (!json.ok) return { kind: 'unreadable', problem: json.problem }
  const lines = pointerLines(text)
  const problems = check(json.value)
    .problems.map((problem) => ({ ...problem, line: lineOf(lines, problem.pointer) }))
    .sort((a, b) => a.line - b.line)
  if (!isShaped(json.value)) return { kind: 'misshapen', problems }
  return { kind: 'strategy', document: json.value, problems }
}
