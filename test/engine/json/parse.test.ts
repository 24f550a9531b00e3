import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type JsonProblem, parseJson, parseJsonBytes } from '../../../engine/json/parse.ts'

function problemOf(text: string | Uint8Array, maxDepth?: number): JsonProblem {
  const limits = maxDepth === undefined ? {} : { maxDepth }
  const reading = typeof text === 'string' ? parseJson(text, limits) : parseJsonBytes(text, limits)
  if (reading.ok) throw new Error(`accepted: ${JSON.stringify(reading.value)}`)
  return reading.problem
}

const nested = (depth: number, open: string, close: string, inner: string) =>
  open.repeat(depth) + inner + close.repeat(depth)

/** [what, text, code, line, column, pointer, what the message must say] */
const refused: [string, string, string, number, number, string, string][] = [
  ['nothing', '', 'json-syntax', 1, 1, '', 'Expected a value, but the text ends'],
  ['only space', ' \n ', 'json-syntax', 2, 2, '', 'Expected a value, but the text ends'],
  ['an open object', '{"a": 1', 'json-syntax', 1, 8, '/a', 'a comma or }'],
  ['an open array', '[1,\n2', 'json-syntax', 2, 2, '/1', 'a comma or ]'],
  ['a trailing comma in an object', '{"a":1,}', 'json-syntax', 1, 8, '', 'a key in double quotes'],
  ['a trailing comma in an array', '{"a":[1,]}', 'json-syntax', 1, 9, '/a/1', 'Expected a value, but found "]"'],
  ['a missing colon', '{"a" 1}', 'json-syntax', 1, 6, '/a', 'a colon after the key'],
  ['a missing comma', '{"a":1\r\n "b":2}', 'json-syntax', 2, 2, '/a', 'a comma or }'],
  ['a wrong closer', '{"a":[1}', 'json-syntax', 1, 8, '/a/0', 'a comma or ]'],
  ['text after the value', '{} {}', 'json-syntax', 1, 4, '', 'the end of the text'],
  ['single quotes', "{'a':1}", 'json-syntax', 1, 2, '', 'a key in double quotes'],
  ['a comment', '{\n// x\n}', 'json-syntax', 2, 1, '', 'a key in double quotes'],
  ['an open string', '{"a":"x', 'json-syntax', 1, 8, '/a', 'the closing quote'],
  ['a raw newline in a string', '["x\ny"]', 'json-syntax', 1, 4, '/0', 'the closing quote'],
  ['a raw U+0000', '["x\0y"]', 'json-syntax', 1, 4, '/0', 'the closing quote'],
  ['an unknown escape', '["\\x41"]', 'json-syntax', 1, 3, '/0', 'a valid escape'],
  ['a short escape', '["\\u00g0"]', 'json-syntax', 1, 3, '/0', 'a valid escape'],
  ['a leading zero', '[01]', 'json-syntax', 1, 3, '/0', 'a comma or ]'],
  ['a plus sign', '[+1]', 'json-syntax', 1, 2, '/0', 'a value'],
  ['a bare point', '[.5]', 'json-syntax', 1, 2, '/0', 'a value'],
  ['NaN', '{"a":NaN}', 'json-syntax', 1, 6, '/a', 'found "N"'],
  ['-Infinity', '{"a":-Infinity}', 'json-syntax', 1, 6, '/a', 'found "-"'],
  ['a word too long', '[nullx]', 'json-syntax', 1, 6, '/0', 'a comma or ]'],
  ['full-width digits', '[１]', 'json-syntax', 1, 2, '/0', 'found "１"'],
  ['a second byte order mark', '\ufeff\ufeff{}', 'json-syntax', 1, 1, '', 'a value'],
  ['columns in characters', '{"😀😀": x}', 'json-syntax', 1, 8, '/😀😀', 'found "x"'],
  ['lines after CR', '[1,\r2,\r x]', 'json-syntax', 3, 2, '/2', 'found "x"'],
  ['a key twice', '{"a":1,\n "a":2}', 'duplicate-key', 2, 2, '/a', 'The key "a" stands twice'],
  ['a key twice, once escaped', '{"a":1,"\\u0061":2}', 'duplicate-key', 1, 8, '/a', 'twice'],
  ['a key twice, deep', '[{"x":{"b":1,"c":{},"b":1}}]', 'duplicate-key', 1, 21, '/0/x/b', 'twice'],
  ['__proto__ twice', '{"__proto__":1,"__proto__":2}', 'duplicate-key', 1, 16, '/__proto__', 'twice'],
  ['a key twice, slash and tilde', '{"a/~":1,"a/~":2}', 'duplicate-key', 1, 10, '/a~1~0', 'twice'],
  ['an escaped high surrogate', '{"a":"\\ud800"}', 'invalid-text', 1, 6, '/a', 'U+D800'],
  ['an escaped low surrogate', '["\\uDFFF"]', 'invalid-text', 1, 2, '/0', 'U+DFFF'],
  ['a pair the wrong way round', '["\\udc00\\ud800"]', 'invalid-text', 1, 2, '/0', 'U+DC00'],
  ['a raw lone surrogate', '["\ud800"]', 'invalid-text', 1, 2, '/0', 'U+D800'],
  ['a surrogate in a key', '{"\\ud800":1}', 'invalid-text', 1, 2, '', 'U+D800'],
  ['an escaped U+0000', '{"a":["\\u0000"]}', 'invalid-text', 1, 7, '/a/0', 'U+0000'],
  ['U+0000 in a key', '{"\\u0000":1}', 'invalid-text', 1, 2, '', 'U+0000'],
]

describe('parseJson', () => {
  it.each(refused)('refuses %s', (_, text, code, line, column, pointer, says) => {
    const problem = problemOf(text)
    expect(problem).toMatchObject({ code, line, column, pointer })
    expect(problem.message).toContain(says)
  })

  it.each([
    ['a byte order mark', '\ufeff{"a":1}', { a: 1 }],
    ['an escaped pair', '["\\ud83d\\ude00"]', ['😀']],
    ['a raw pair', '["😀"]', ['😀']],
    ['what only looks like a surrogate', '["\\\\ud800", "\\u0001", "\\u0d00"]', ['\\ud800', '\u0001', '\u0d00']],
    ['an equal key elsewhere', '{"a":{"a":1},"b":[{"a":1},{"a":1}]}', { a: { a: 1 }, b: [{ a: 1 }, { a: 1 }] }],
    ['colons and brackets in strings', '{"a:{[":"\\":}]{"}', { 'a:{[': '":}]{' }],
    ['a scalar', ' -1.5e-3 ', -0.0015],
    ['U+2028', '["\u2028"]', ['\u2028']],
  ])('accepts %s', (_, text, value) => {
    expect(parseJson(text)).toEqual({ ok: true, value })
  })

  it('makes __proto__ an own property and leaves every object as it was', () => {
    const reading = parseJson('{"__proto__":{"vip":true}}')
    if (!reading.ok) throw new Error(reading.problem.message)
    expect(Object.keys(reading.value as object)).toEqual(['__proto__'])
    expect((reading.value as { vip?: boolean }).vip).toBeUndefined()
    expect(({} as { vip?: boolean }).vip).toBeUndefined()
  })

  it('counts own keys only, whatever a host has added to Object.prototype', () => {
    const prototype = Object.prototype as { vip?: boolean }
    prototype.vip = true
    try {
      expect(parseJson('{"a":{}}').ok).toBe(true)
      expect(problemOf('{"a":1,"a":2}').code).toBe('duplicate-key')
    } finally {
      delete prototype.vip
    }
  })

  it('takes nesting up to the limit and refuses one level more', () => {
    expect(parseJson(nested(100, '[', ']', '')).ok).toBe(true)
    expect(problemOf(nested(101, '[', ']', ''))).toMatchObject({ code: 'too-deep', line: 1, column: 101 })
    expect(parseJson('[[{}]]', { maxDepth: 3 }).ok).toBe(true)
    expect(problemOf('[[{}]]', 2)).toMatchObject({ code: 'too-deep', column: 3, pointer: '/0/0' })
  })

  it.each([
    ['arrays', 1_000, '[', ']', ''],
    ['arrays', 100_000, '[', ']', ''],
    ['objects', 1_000, '{"a":', '}', '1'],
    ['objects', 100_000, '{"a":', '}', '1'],
    ['open arrays', 100_000, '[', '', ''],
  ])('refuses %s nested %d deep in under 5 ms', (_, depth, open, close, inner) => {
    const text = nested(depth, open, close, inner)
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now()
      expect(problemOf(text).code).toBe('too-deep')
      return performance.now() - start
    })
    expect(Math.min(...times)).toBeLessThan(5)
  })

  it('finds a duplicate among 100,000 keys without slowing down by their square', () => {
    const keys = Array.from({ length: 100_000 }, (_, index) => `"k${index}":0`)
    const start = performance.now()
    expect(problemOf(`{${keys.join(',')},"k7":1}`).pointer).toBe('/k7')
    // By their square it would be 10¹⁰ steps.
    expect(performance.now() - start).toBeLessThan(5_000)
  })
})

describe('parseJsonBytes', () => {
  const bytes = (...parts: (string | number[])[]) =>
    Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)))

  it('reads UTF-8 with and without a byte order mark', () => {
    expect(parseJsonBytes(bytes('{"名":"é"}'))).toEqual({ ok: true, value: { 名: 'é' } })
    expect(parseJsonBytes(bytes([0xef, 0xbb, 0xbf], '[1]'))).toEqual({ ok: true, value: [1] })
  })

  it.each([
    ['a lone continuation byte', bytes('{"a":\n"é', [0x80], '"}'), 2, 3],
    ['an overlong form', bytes('["', [0xc0, 0xaf], '"]'), 1, 3],
    ['an encoded surrogate', bytes('["', [0xed, 0xa0, 0x80], '"]'), 1, 3],
    ['a character cut off', bytes('["', [0xe5, 0x90]), 1, 3],
    ['Latin-1', bytes([0xef, 0xbb, 0xbf], '{"caf', [0xe9], '":1}'), 1, 6],
    ['UTF-16', bytes([0xff, 0xfe, 0x7b, 0, 0x7d, 0]), 1, 1],
  ])('refuses %s', (_, text, line, column) => {
    expect(problemOf(text)).toMatchObject({ code: 'invalid-text', line, column })
  })

  it('finds the place wherever it is, between characters of any length', () => {
    for (let before = 0; before < 40; before++) {
      const characters = Array.from({ length: before }, (_, at) => 'aé名😀'.match(/./gu)?.[(at * 7 + before) % 4])
      for (const broken of [[0x80], [0xff], [0xe5, 0x90], [0xf0, 0x9f, 0x98, 0x22], [0xc3, 0x28]]) {
        const problem = problemOf(bytes('["', characters.join(''), broken, 'é", 1, 2, 3]'))
        expect(problem).toMatchObject({ code: 'invalid-text', line: 1, column: before + 3 })
      }
    }
  })

  it('refuses two byte order marks, as parseJson does', () => {
    expect(problemOf(bytes([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf], '[1]')).code).toBe('json-syntax')
  })
})

describe('parseJson beside JSON.parse', () => {
  const wellFormed = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'))
  const values = fc.jsonValue({ stringUnit: 'grapheme' }).filter((value) => !JSON.stringify(value).includes('\\u0000'))

  it('gives the same value for whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(values, fc.nat(4), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        expect(parseJson(text, { maxDepth: 1_000 })).toEqual({ ok: true, value: JSON.parse(text) })
      }),
      { numRuns: 500 },
    )
  })

  it('accepts and refuses the same texts, however they are broken', () => {
    const cut = fc.tuple(values, fc.nat(), fc.nat(3), wellFormed).map(([value, at, length, inserted]) => {
      const text = JSON.stringify(value)
      const start = at % (text.length + 1)
      return text.slice(0, start) + inserted + text.slice(start + length)
    })
    const pieces = fc.array(fc.constantFrom(...'{}[],:"\\u0041 01-.eE+'.split(''), 'true', 'null', '"a"', '"b"', '\n'))
    const texts = fc.oneof(
      cut,
      pieces.map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const reading = parseJson(text)
        if (!reading.ok && reading.problem.code !== 'json-syntax') return
        let expected: unknown
        try {
          expected = { ok: true, value: JSON.parse(text.replace(/^\ufeff/, '')) }
        } catch {
          expected = expect.objectContaining({ ok: false })
        }
        expect(reading).toEqual(expected)
      }),
      { numRuns: 5_000 },
    )
  })

  it('finds every key written twice', () => {
    const key = fc.constantFrom('a', 'b', 'c', '__proto__', '1')
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 6 }), (keys) => {
        const reading = parseJson(`[{${keys.map((name) => `"${name}":{}`).join(', ')}}]`)
        expect(reading.ok).toBe(new Set(keys).size === keys.length)
      }),
    )
  })
})
