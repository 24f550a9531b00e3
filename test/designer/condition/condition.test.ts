// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  insertAt,
  moveStep,
  moveTo,
  partAt,
  partsOf,
  removeAt,
  replaceAt,
  setJoin,
} from '../../../designer/model/condition/edit.ts'
import { fieldsRead } from '../../../designer/model/condition/reads.ts'
import {
  newLeaf,
  testedOf,
  testsFor,
  withSpan,
  withSubject,
  withTest,
} from '../../../designer/model/condition/tests.ts'
import {
  type Condition,
  changed,
  drawCondition,
  drawRoot,
  type Group,
  type Leaf,
  writeCondition,
} from '../../../designer/model/condition/tree.ts'
import { variablesOf } from '../../../designer/model/condition/variables.ts'
import { vocabularyOf } from '../../../designer/model/sentence.ts'
import {
  canonicalJson,
  columnsOf,
  compile,
  createScorer,
  type Expression,
  type Strategy,
} from '../../../engine/index.ts'
import { readPack } from '../../packs/loader.ts'
import { packSubjects } from '../preview/population.ts'
import { conditions } from './generated.ts'

const document = readPack('cosmetics-a-group').document('v3.json')
const asOf = '2026-06-30'
const variables = variablesOf(document, 'tier', 'en')
const variable = (path: string) => variables.find((one) => one.path === path) as (typeof variables)[number]
const canonical = (expression: Expression) => canonicalJson({ when: expression })

const scorer = createScorer(
  columnsOf(
    packSubjects('cosmetics-a-group', document),
    document.fields.map(({ id }) => id),
  ),
)

/** What conditions come to for each subject at the end of the evaluation; undefined where one has an error. */
function truthsOf(whens: readonly Expression[]): (Uint8Array | undefined)[] | undefined {
  const treatments = whens.map((when, index) => ({
    id: `t${index}`,
    byTier: { [document.tiers[0]?.id ?? '']: 1 },
    when,
  }))
  const compilation = compile({ ...document, treatments } satisfies Strategy)
  if (!compilation.ok) return undefined
  const scored = scorer.score(compilation.strategy, asOf)
  return whens.map((_, index) => scored.conditionOf(index))
}

/** As if everything had been changed: nothing is written as it was read. */
function rebuilt(condition: Condition): Condition {
  if (condition.kind === 'json') return condition
  return condition.kind === 'group'
    ? changed(condition, { members: condition.members.map(rebuilt) })
    : changed(condition, {})
}

describe('a condition as it is drawn', () => {
  it('is written as it was read, to the letter', () => {
    fc.assert(
      fc.property(conditions, (when) => {
        expect(canonical(writeCondition(drawCondition(when)))).toBe(canonical(when))
        expect(canonical(writeCondition(drawRoot(when)))).toBe(canonical(when))
      }),
    )
  })

  it('means the same when all of it is written anew', () => {
    let compared = 0
    fc.assert(
      fc.property(conditions, (when) => {
        const truths = truthsOf([when, writeCondition(rebuilt(drawCondition(when)))])
        if (!truths) return
        compared++
        expect(truths[1]).toEqual(truths[0])
      }),
      { numRuns: 60 },
    )
    expect(compared).toBeGreaterThan(30)
  })

  it('keeps all other parts to the letter when one is changed', () => {
    fc.assert(
      fc.property(conditions, fc.nat(), (when, place) => {
        const root = drawRoot(when)
        const inner = partsOf(root).filter(({ path }) => path.length > 0)
        const chosen = inner[place % Math.max(inner.length, 1)]
        if (!chosen) return
        const after = replaceAt(root, chosen.path, { kind: 'json', source: 'new' })
        const siblings = (group: Condition | undefined) =>
          group?.kind === 'group' ? group.members.map((member) => canonical(writeCondition(member))) : []
        const parent = chosen.path.slice(0, -1)
        const index = chosen.path.at(-1) ?? 0
        expect(siblings(partAt(after, parent)).toSpliced(index, 1)).toEqual(
          siblings(partAt(root, parent)).toSpliced(index, 1),
        )
      }),
    )
  })

  it('stays drawn as it was after a round of writing', () => {
    const when: Expression = {
      and: [
        { '>': [5, { var: 'diversion_cases' }] },
        { '!': [{ or: [{ '==': [{ var: 'brand_image' }, null] }] }] },
        { '!': { missing: ['outlets'] } },
      ],
    }
    const shape = (condition: Condition): unknown =>
      condition.kind === 'group'
        ? [condition.join, ...condition.members.map(shape)]
        : condition.kind === 'leaf'
          ? condition.test
          : 'json'
    expect(shape(drawRoot(when))).toEqual(['all', '<', ['none', 'missing'], 'known'])
    expect(shape(drawRoot(writeCondition(rebuilt(drawRoot(when)))))).toEqual(shape(drawRoot(when)))
  })

  it('leaves what it can’t draw as JSON', () => {
    for (const when of [
      null,
      5,
      'yes',
      { '>': [1, 2] },
      { foo: [1] },
      { '>': [{ var: 'a' }, { '*': [2, 3] }] },
      { in: ['a', 'abc'] },
    ])
      expect(drawCondition(when as Expression)).toEqual({ kind: 'json', source: when })
  })
})

describe('parts of a condition', () => {
  const leaf = (path: string): Leaf => newLeaf(variable(path), asOf)
  const group = (join: Group['join'], ...members: Condition[]): Group => ({ kind: 'group', join, members })
  const [a, b, c] = [leaf('outlets'), leaf('on_time_rate'), leaf('brand_image')]
  const root = group('all', a, group('any', b, c))

  it('are added, and taken away with the groups that they leave empty', () => {
    expect(insertAt(root, { path: [1], index: 1 }, a)).toEqual(group('all', a, group('any', b, a, c)))
    expect(removeAt(root, [1, 0])).toEqual(group('all', a, group('any', c)))
    expect(removeAt(removeAt(root, [1, 0]), [1, 0])).toEqual(group('all', a))
    expect(writeCondition(removeAt(group('all', a), [0]))).toBe(true)
    expect(setJoin(root, [1], 'none')).toEqual(group('all', a, group('none', b, c)))
  })

  it('are moved, but not into themselves', () => {
    expect(moveTo(root, [0], { path: [1], index: 2 })).toEqual(group('all', group('any', b, c, a)))
    expect(moveTo(root, [1, 1], { path: [], index: 0 })).toEqual(group('all', c, a, group('any', b)))
    expect(moveTo(root, [1], { path: [1], index: 0 })).toBe(root)
    expect(moveTo(root, [1], { path: [], index: 2 })).toBe(root)
  })

  it('go step by step through every place and back again', () => {
    let [now, path]: [Group, readonly number[]] = [root, [0]]
    const seen = [JSON.stringify(now)]
    for (;;) {
      const step = moveStep(now, path, 1)
      if (step.root === now) break
      ;[now, path] = [step.root, step.path]
      seen.push(JSON.stringify(now))
    }
    expect(seen).toHaveLength(5)
    expect(new Set(seen).size).toBe(5)
    for (const before of seen.toReversed().slice(1)) {
      ;({ root: now, path } = moveStep(now, path, -1))
      expect(JSON.stringify(now)).toBe(before)
    }
  })
})

describe('tests that are changed', () => {
  const tested = (leaf: Leaf) => testedOf(leaf.subject, variables, vocabularyOf(document, 'en'))

  it('are sound whatever variable and test are chosen', () => {
    const leaves = variables.flatMap((one) => {
      const leaf = newLeaf(one, asOf)
      return testsFor(tested(leaf)).map((test) => withTest(leaf, test, tested(leaf), asOf))
    })
    const turned = leaves.map((leaf, index) => {
      const other = variables[(index * 7) % variables.length] as (typeof variables)[number]
      return withSubject(leaf, other, asOf, variables)
    })
    const written = [...leaves, ...turned].map(writeCondition)
    expect(truthsOf(written)).toBeDefined()
    for (const when of written) expect(partsOf(drawCondition(when))[0]?.part.kind, JSON.stringify(when)).toBe('leaf')
  })

  it('turn a date into the time since and back', () => {
    const leaf = newLeaf(variable('contract_since'), asOf)
    const since = withSpan(leaf, 'contract_since', { unit: 'months', since: true }, asOf)
    expect(writeCondition(since)).toEqual({
      '>=': [{ months_between: [{ var: 'contract_since' }, { var: 'asOf' }] }, 1],
    })
    expect(tested(since)).toMatchObject({ kind: 'span', span: { unit: 'months', since: true } })
    expect(writeCondition(withSpan(since, 'contract_since', undefined, asOf))).toEqual(writeCondition(leaf))
  })

  it('keep a number where the other variable is of the same kind', () => {
    const leaf = changed(newLeaf(variable('outlets'), asOf), { values: [7] })
    expect(withSubject(leaf, variable('categories'), asOf, variables).values).toEqual([7])
    expect(withSubject(leaf, variable('brand_image'), asOf, variables).values).toEqual(['a'])
  })
})

it('names the fields that a condition rests on, through derived values too', () => {
  expect(
    fieldsRead(document, { and: [{ '!!': { missing: ['planning'] } }, { '<': [1, { var: ['outlets', 0] }] }] }),
  ).toEqual(['planning', 'outlets'])
  const derived = document.derived?.[0]
  expect(fieldsRead(document, { '>': [{ var: derived?.id }, 1] } as Expression).length).toBeGreaterThan(0)
})
