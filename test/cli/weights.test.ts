// @vitest-environment node
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { STRATEGY, temporaryFolder, tiersmith } from './tiersmith.ts'

const folder = temporaryFolder()
const run = (...words: string[]) => tiersmith(['weights', ...words], folder.path)
const read = (name: string) => readFileSync(join(folder.path, name), 'utf8')

interface Tree {
  scores: { id: string; weight?: number; judgements?: unknown }[]
  dimensions: { id: string; weight?: number }[]
}

const dimension = (id: string, weight: number) => ({
  id,
  into: 'value',
  weight,
  value: { var: id },
  points: { curve: [[0, 0] as [number, number], [100, 100] as [number, number]] },
})
const field = (id: string) => ({ id, type: 'number', min: 0, max: 100 })

/** A root of three, with judgements where given. */
const three = (weights: [number, number, number], judgements?: [string, string, number][]) => ({
  format: 'tiersmith/1',
  id: 'three',
  fields: ['a', 'b', 'c'].map(field),
  scores: [
    {
      id: 'value',
      combine: 'weighted',
      ...(judgements && { judgements: judgements.map(([of, over, times]) => ({ of, over, times })) }),
      decimals: 2,
    },
  ],
  dimensions: ['a', 'b', 'c'].map((id, index) => dimension(id, weights[index] ?? 0)),
  tiers: [{ id: 'high' }, { id: 'low' }],
  assign: { score: 'value', bands: [{ tier: 'low' }, { from: 50, tier: 'high' }] },
})
const weightsIn = (name: string) => (JSON.parse(read(name)) as Tree).dimensions.map(({ weight }) => weight)

describe('tiersmith weights', () => {
  it('explains itself', async () => {
    const { code, stdout, stderr } = await run('--help')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('Usage: tiersmith weights')
    expect(stdout).toContain('consistency ratio of 0.1 or more')
  })
})

describe('tiersmith weights --from ahp', () => {
  it('tells weights, λmax, CI and CR and writes them, nothing else and no key elsewhere', async () => {
    const document = three(
      [0.5, 0.3, 0.2],
      [
        ['a', 'b', 2],
        ['a', 'c', 4],
        ['b', 'c', 2],
      ],
    )
    folder.write('agreed.json', JSON.stringify(document))
    const { code, stdout, stderr } = await run('agreed.json', '--from', 'ahp', '--out', 'agreed.out.json')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.split('\n')).toEqual([
      'value: λmax 3.0000, CI 0.0000, CR 0.0000',
      '  a      0.5 → 0.5714',
      '  b      0.3 → 0.2857',
      '  c      0.2 → 0.1429',
      '',
    ])
    expect(weightsIn('agreed.out.json')).toEqual([0.5714, 0.2857, 0.1429])
    const expected = { ...document, dimensions: document.dimensions.map((one) => ({ ...one })) }
    for (const [index, weight] of [0.5714, 0.2857, 0.1429].entries()) {
      const one = expected.dimensions[index]
      if (one) one.weight = weight
    }
    expect(read('agreed.out.json')).toBe(`${JSON.stringify(expected, undefined, 2)}\n`)
    const checked = await tiersmith(['check', 'agreed.out.json'], folder.path)
    expect({ code: checked.code, stdout: checked.stdout }).toEqual({ code: 0, stdout: '' })
  })

  it('names the least consistent judgement, says no and writes nothing', async () => {
    const document = three(
      [0.5, 0.3, 0.2],
      [
        ['a', 'b', 2],
        ['c', 'a', 4],
        ['b', 'c', 3],
      ],
    )
    folder.write('circle.json', JSON.stringify(document))
    const { code, stdout, stderr } = await run('circle.json', '--from', 'ahp', '--out', 'circle.out.json')
    expect(code).toBe(1)
    // Over a and b the others say: b over c 3, c over a 4, so b over a 12, and 9 is the most there is.
    expect(stdout).toContain('  least consistent: a over b 2 times; by the others b over a 9 times\n')
    expect(stdout).toContain('  inconsistent: the ratio must be below 0.1; judge again\n')
    expect(stderr).toContain('circle.out.json: not written.')
    expect(existsSync(join(folder.path, 'circle.out.json'))).toBe(false)
  })

  it('writes to standard output, and then tells on standard error', async () => {
    const judgements: [string, string, number][] = [
      ['a', 'b', 2],
      ['a', 'c', 8],
      ['b', 'c', 3],
    ]
    folder.write('pipe.json', JSON.stringify(three([0.5, 0.3, 0.2], judgements)))
    const { code, stdout, stderr } = await run('pipe.json', '--from', 'ahp', '--score', 'value', '--out', '-')
    expect(code).toBe(0)
    expect((JSON.parse(stdout) as Tree).dimensions[0]?.weight).toBe(0.6282)
    expect(stderr).toContain('least consistent: a over b 2 times; by the others a over b 2.67 times')
  })

  it.each([
    [['--from', 'ahp'], 'no judgements stand in it.'],
    [['--from', 'ahp', '--score', 'economic'], 'no judgements stand in "economic".'],
    [['--from', 'ahp', '--score', 'econ'], 'no weighted score is called "econ".'],
    [['--from', 'guess'], 'Allowed choices are ahp, entropy'],
    [['--from', 'entropy'], '--from entropy needs --population FILE.'],
    [[], "required option '--from <method>' not specified"],
  ])('refuses %j', async (words, message) => {
    const { code, stdout, stderr } = await run(STRATEGY, ...words)
    expect(stderr).toContain(message)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })

  it('refuses a document with other errors than those that weights mend', async () => {
    const judgements: [string, string, number][] = [['a', 'b', 2]]
    folder.write('open.json', JSON.stringify(three([0.5, 0.3, 0.1], judgements)))
    const { code, stderr } = await run('open.json', '--from', 'ahp')
    expect(code).toBe(2)
    expect(stderr).toContain('/scores/0/judgements error judgements-missing')
    expect(stderr).not.toContain('weights-total')
  })
})

describe('tiersmith weights --from entropy', () => {
  it('weighs by what tells subjects apart, leaving rejects out', async () => {
    folder.write('flat.json', JSON.stringify(three([0.5, 0.3, 0.2])))
    // Shares a: 1/4 1/4 1/2, e = 1.5 ln 2 / ln 3 = 0.9464; b: 0 0 1, e = 0; c: 1/4 1/4 1/2.
    folder.write('p.csv', 'subject,a,b,c\nA,20,0,10\nB,20,0,10\nC,40,50,20\nD,400,1,1\n')
    const { code, stdout, stderr } = await run(
      'flat.json',
      '--from',
      'entropy',
      '--population',
      'p.csv',
      '--out',
      'e.json',
    )
    expect(code).toBe(0)
    expect(stderr).toContain('4 rows: 3 scored, 1 refused.')
    const divergence = 1 - (1.5 * Math.LN2) / Math.log(3)
    const a = divergence / (1 + 2 * divergence)
    expect(stdout).toContain(`  a      0.5 → ${a.toFixed(4)}  entropy 0.9464`)
    const [first = 0, second = 0, third = 0] = weightsIn('e.json')
    expect([first, third]).toEqual([expect.closeTo(a, 3), expect.closeTo(a, 3)])
    expect(Math.round((first + second + third) * 1e4)).toBe(10_000)
  })

  it('goes from the bottom up: a group is judged by its new weights', async () => {
    const flat = three([0.5, 0.5, 0.5])
    const document = {
      ...flat,
      scores: [...flat.scores, { id: 'group', into: 'value', weight: 0.5, combine: 'weighted', decimals: 4 }],
      dimensions: flat.dimensions.map((one) => (one.id === 'c' ? one : { ...one, into: 'group' })),
    }
    folder.write('deep.json', JSON.stringify(document))
    // a is 20 20 40, b 10 0 0: only with its new weights is the group (about 0.05·a + 0.95·b) uneven as computed.
    folder.write('deep.csv', 'subject,a,b,c\nA,20,10,30\nB,20,0,30\nC,40,0,60\n')
    const { code, stdout } = await run('deep.json', '--from', 'entropy', '--population', 'deep.csv')
    expect(code).toBe(0)
    const entropy = (points: number[]) => {
      const total = points.reduce((sum, one) => sum + one, 0)
      const disorder = points.reduce((sum, one) => (one === 0 ? sum : sum - (one / total) * Math.log(one / total)), 0)
      return disorder / Math.log(points.length)
    }
    const even = 1 - entropy([20, 20, 40])
    const a = Number((even / (even + 1)).toFixed(4))
    const group = entropy([20 * a + 10 * (1 - a), 20 * a, 40 * a])
    expect(stdout).toContain(
      `  group      0.5 → ${((1 - group) / (1 - group + even)).toFixed(4)}  entropy ${group.toFixed(4)}`,
    )
  })

  it('gives no weight to what is the same for all, and then writes nothing', async () => {
    folder.write('same.csv', 'subject,a,b,c\nA,20,5,10\nB,30,5,10\n')
    const words = ['flat.json', '--from', 'entropy', '--population', 'same.csv', '--out', 'same.json']
    const { code, stdout } = await run(...words)
    expect(code).toBe(1)
    expect(stdout).toContain('no weight can be 0, so take out of value what is much the same for all: b, c')
    expect(existsSync(join(folder.path, 'same.json'))).toBe(false)
    folder.write('one.csv', 'subject,a,b,c\nA,20,5,10\n')
    expect((await run('flat.json', '--from', 'entropy', '--population', 'one.csv')).stdout).toBe(
      'value: entropy gives no weights: nothing tells subjects apart\n',
    )
  })

  it('writes nothing that check would refuse: weights against the judgements beside them', async () => {
    const judgements: [string, string, number][] = [
      ['a', 'b', 2],
      ['a', 'c', 4],
      ['b', 'c', 2],
    ]
    folder.write('held.json', JSON.stringify(three([0.5714, 0.2857, 0.1429], judgements)))
    const words = ['held.json', '--from', 'entropy', '--population', 'p.csv']
    const { code, stderr } = await run(...words, '--out', 'held.out.json')
    expect(code).toBe(1)
    expect(stderr).toContain('held.out.json: /dimensions/0/weight error weights-disagree')
    expect(stderr).toContain('Remove the judgements first, or use --from ahp.')
    expect(existsSync(join(folder.path, 'held.out.json'))).toBe(false)
    expect((await run(...words)).code).toBe(0)
  })

  it('refuses negative points and a population of which nothing can be scored', async () => {
    const flat = three([0.5, 0.3, 0.2])
    const dimensions = flat.dimensions.map((one) =>
      one.id === 'b'
        ? {
            ...one,
            points: {
              curve: [
                [0, -10],
                [100, 100],
              ],
            },
          }
        : one,
    )
    folder.write('below.json', JSON.stringify({ ...flat, dimensions }))
    const below = await run('below.json', '--from', 'entropy', '--population', 'p.csv')
    expect(below).toMatchObject({ code: 1, stdout: 'value: entropy gives no weights: points of b are below 0\n' })
    folder.write('none.csv', 'subject,a,b,c\nA,,,\n')
    const none = await run('flat.json', '--from', 'entropy', '--population', 'none.csv')
    expect(none.code).toBe(2)
    expect(none.stderr).toContain('none.csv: no row of it can be scored.')
  })
})
