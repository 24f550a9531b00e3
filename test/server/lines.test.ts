import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LineSplitter } from '../../server/batch/lines.ts'

const split = (chunks: Buffer[], limit = 1_000) => {
  const splitter = new LineSplitter(limit)
  const lines = [...chunks.flatMap((chunk) => [...splitter.push(chunk)]), ...splitter.end()]
  return lines.map(({ number, content }) => [number, content?.toString()])
}

describe('LineSplitter', () => {
  it('ends lines at LF, drops a CR before it, and takes a last line without', () => {
    expect(split([Buffer.from('a\r\n\nb\nc')])).toEqual([
      [1, 'a'],
      [2, ''],
      [3, 'b'],
      [4, 'c'],
    ])
    expect(split([Buffer.from('a\n')])).toEqual([[1, 'a']])
    expect(split([])).toEqual([])
  })

  it('hands out a line that is too long as undefined, and the lines around it whole', () => {
    const long = 'x'.repeat(11)
    expect(split([Buffer.from(`ok\n${long}\nok`)], 10)).toEqual([
      [1, 'ok'],
      [2, undefined],
      [3, 'ok'],
    ])
    expect(split([Buffer.from('xxxxxx'), Buffer.from('xxxxxx'), Buffer.from('x\nok\n')], 10)).toEqual([
      [1, undefined],
      [2, 'ok'],
    ])
    expect(split([Buffer.from(long)], 10)).toEqual([[1, undefined]])
  })

  it('gives the same lines however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' }).map((s) => s.replace(/[\r\n]/g, ''))),
        fc.array(fc.nat(40)),
        (texts, cuts) => {
          const bytes = Buffer.from(texts.map((text) => `${text}\n`).join(''))
          const chunks: Buffer[] = []
          let at = 0
          for (const cut of cuts) {
            chunks.push(bytes.subarray(at, at + cut))
            at += cut
          }
          chunks.push(bytes.subarray(at))
          expect(split(chunks).map(([, text]) => text)).toEqual(texts)
        },
      ),
    )
  })
})
