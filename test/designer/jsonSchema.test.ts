// @vitest-environment node
import { json } from '@codemirror/lang-json'
import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { keysAt, type SchemaNode, valuesAt } from '../../designer/model/json/schemaAt.ts'
import { placeAt, rangeOf } from '../../designer/views/design/json/places.ts'
import { StrategySchema } from '../../engine/index.ts'
import example from '../fixtures/a-group.json'

const schema = StrategySchema as unknown as SchemaNode
const texts = (suggestions: { text: string }[]) => suggestions.map(({ text }) => text)

describe('what the schema says of a place', () => {
  it('are the keys of the document, those that it must have first', () => {
    const keys = keysAt(schema, [])
    expect(keys.slice(0, 7).every(({ required }) => required)).toBe(true)
    expect(texts(keys)).toContain('overrides')
  })

  it('are the keys of parts in lists, through references and alternatives', () => {
    expect(texts(keysAt(schema, ['dimensions', 3]))).toContain('missing')
    expect(texts(keysAt(schema, ['dimensions', 0, 'points']))).toEqual(expect.arrayContaining(['bands', 'lookup']))
    expect(texts(keysAt(schema, ['dimensions', 0, 'points', 'bands', 1]))).toEqual(
      expect.arrayContaining(['from', 'points']),
    )
    expect(keysAt(schema, ['nothing', 'of', 'the', 'kind'])).toEqual([])
  })

  it('are the values that it lists', () => {
    expect(texts(valuesAt(schema, ['scores', 0, 'combine']))).toEqual(
      ['weighted', 'mean', 'sum', 'min', 'max'].map((value) => JSON.stringify(value)),
    )
    expect(texts(valuesAt(schema, ['format']))).toEqual(['"tiersmith/1"'])
    expect(texts(valuesAt(schema, ['ordered']))).toEqual(['true', 'false'])
  })
})

describe('places in a text of JSON', () => {
  const text = JSON.stringify(example, null, 2)
  const state = EditorState.create({ doc: text, extensions: [json()] })

  /** Every pointer of the document with the text of its value. */
  const pointers = (value: unknown, pointer = ''): [string, unknown][] => [
    [pointer, value],
    ...(typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, child]) =>
          pointers(child, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
        )
      : []),
  ]

  it('are found by pointer, every one of them, and lead back to the same path', () => {
    for (const [pointer, value] of pointers(example)) {
      const { from, to } = rangeOf(state, pointer)
      const written = state.sliceDoc(from, to)
      if (written.length < 400) expect(JSON.parse(written), pointer).toEqual(value)
      if (typeof value === 'object') continue
      expect(placeAt(state, to)).toMatchObject({
        kind: 'value',
        path: pointer
          .split('/')
          .slice(1)
          .map((step) => (/^\d+$/.test(step) ? Number(step) : step.replaceAll('~1', '/').replaceAll('~0', '~'))),
      })
    }
  })

  it('are those of the nearest value where there is none', () => {
    expect(rangeOf(state, '/tiers/99/title')).toEqual(rangeOf(state, '/tiers'))
  })

  it('are keys where a key is written', () => {
    const at = text.indexOf('"combine"') + 3
    expect(placeAt(state, at)).toMatchObject({ kind: 'key', path: ['scores', 0] })
  })
})
