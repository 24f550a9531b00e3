/** Regression: a broken shape in one part of an entry hid what was wrong with its other parts. */
import { expect, it } from 'vitest'
import { check } from '../../../engine/index.ts'

const document = {
  format: 'tiersmith/1',
  id: 'x y',
  fields: [
    {
      id: 'a',
      type: 'nmber',
    },
    {
      id: 'b',
      type: 'number',
      extra: 1,
    },
    {
      id: 'c',
      type: 'number',
    },
  ],
  scores: [
    {
      id: 's',
      combine: 'weighted',
    },
  ],
  dimensions: [
    {
      id: 'd1',
      into: 's',
      weight: 0.5,
      value: {
        var: 'a',
      },
      points: {
        bands: [
          {
            points: 0,
          },
          {
            from: 5,
            points: 1000000.0,
          },
        ],
      },
    },
    {
      id: 'd2',
      into: 't',
      weight: 0.4,
      value: {
        var: 'cc',
      },
      points: {
        bands: [
          {
            points: 0,
          },
        ],
        curve: [[0, 1]],
      },
    },
    {
      id: 'd3',
      into: 's',
      weight: 0.4,
      value: {
        foo: 1,
      },
      points: {
        formula: {
          '+': [
            {
              var: 'c',
            },
            'x',
          ],
        },
      },
    },
  ],
  tiers: [
    {
      id: 'k',
    },
    {
      id: 'l',
    },
  ],
  assign: {
    score: 's',
    bands: [
      {
        tier: 'l',
      },
      {
        from: 3,
        tier: 'k',
      },
    ],
  },
  hold: {
    margin: -1,
  },
}

it('reports every problem at once, whichever pass finds it', () => {
  const found = check(document).problems.map(({ code, pointer }) => [pointer, code])
  expect(found.sort()).toEqual(
    [
      ['/id', 'invalid-id'],
      ['/fields/0/type', 'wrong-value'],
      ['/fields/1/extra', 'unknown-key'],
      ['/dimensions/0/points/bands/1/points', 'out-of-range'],
      ['/dimensions/1/points', 'exactly-one'],
      ['/dimensions/1/value/var', 'unknown-variable'],
      ['/dimensions/1/into', 'unknown-score'],
      ['/dimensions/2/value', 'unknown-operator'],
      ['/dimensions/2/points/formula/+/1', 'type-mismatch'],
      ['/hold/margin', 'out-of-range'],
    ].sort(),
  )
})

it('goes on where whole sections are missing', () => {
  const { scores: _, tiers: __, ...rest } = document
  const found = check(rest).problems.map(({ code, pointer }) => [pointer, code])
  expect(found).toContainEqual(['', 'missing-key'])
  expect(found).toContainEqual(['/dimensions/1/value/var', 'unknown-variable'])
  expect(found.filter(([, code]) => code === 'unknown-score' || code === 'unknown-tier')).toEqual([])
})
