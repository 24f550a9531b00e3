import { describe, expect, it } from 'vitest'
import { readDocument } from '../../designer/model/begin/documentFile.ts'
import { lineOf, pointerLines } from '../../designer/model/begin/pointerLines.ts'
import { scratch } from '../../designer/model/begin/scratch.ts'
import { check } from '../../engine/index.ts'

describe('the lines of places in a JSON text', () => {
  it('are told by pointer, keys with slashes, quotes and colons included', () => {
    const value = { a: [1, { 'b/c': 'x: {"y"}' }, []], '~': { 'k"': null }, e: {} }
    const text = JSON.stringify(value, null, 2)
    const lines = pointerLines(text)
    const written = text.split('\n')
    for (const [pointer, mark] of [
      ['/a', '"a"'],
      ['/a/0', '1,'],
      ['/a/1/b~1c', '"b/c"'],
      ['/a/2', '[]'],
      ['/~0', '"~"'],
      ['/~0/k"', '"k\\""'],
      ['/e', '"e"'],
    ] as const) {
      expect(written[(lines.get(pointer) ?? 0) - 1], pointer).toContain(mark)
    }
    expect(lines.size).toBe(9)
  })

  it('are those of the nearest place above where there is none', () => {
    const lines = pointerLines('{\n"a": [\n1]}')
    expect(lineOf(lines, '/a/0/deeper')).toBe(3)
    expect(lineOf(lines, '/b')).toBe(1)
  })
})

describe('a strategy document in a file', () => {
  it('is no JSON, no strategy, or a strategy with what is wrong in it', () => {
    expect(readDocument('{')).toMatchObject({ kind: 'unreadable', problem: { code: 'json-syntax', line: 1 } })
    expect(readDocument('[]').kind).toBe('misshapen')
    const reading = readDocument(JSON.stringify({ ...scratch(), scores: [] }, null, 2))
    expect(reading.kind).toBe('strategy')
    expect(reading.kind === 'strategy' && reading.problems.length).toBeGreaterThan(0)
  })
})

it('what begins from scratch has no problem', () => {
  expect(check(scratch()).problems).toEqual([])
})
