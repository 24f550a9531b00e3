/** Documents changed at random: check answers with problems, whatever stands where. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { check, compile, describeProblem, languages } from '../../../engine/index.ts'
import validate from '../../../engine/strategy/validate.generated.js'
import { base } from './document.ts'

const seed = Number(process.env.CONFORMANCE_SEED ?? Date.now() % 0x7fffffff)

/** Every place in a document, as its parent and key. */
function placesIn(node: unknown): [parent: Record<string, unknown>, key: string][] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) => [
    [node as Record<string, unknown>, key] as [Record<string, unknown>, string],
    ...placesIn(value),
  ])
}

const words = [
  'sales',
  'orders',
  'value',
  'gold',
  'bronze',
  'size',
  'habit',
  'online',
  'first',
  'sum',
  'weighted',
  'min',
  'fail',
  'skip',
  'number',
  'string',
  'date',
  '2024-02-29',
  '__proto__',
  'constructor',
  'var',
  '==',
  'and',
  'if',
  '+',
  'missing',
  'points',
  'table',
  'lookup',
  'when',
  '',
] as const

const leaf = fc.oneof(
  fc.constantFrom(...words),
  fc.constantFrom(0, 1, -1, 0.5, 1e-7, 1e15, 1e16, 1e300, -0, 100_001, 0.3),
  fc.boolean(),
  fc.constant(null),
)
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...words), tie('any'), { maxKeys: 3 }),
  ),
})).any

const change = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('replace', 'remove', 'swap', 'add'),
  with: value,
  key: fc.constantFrom(...words),
  other: fc.nat(),
})

it(`check never throws, and says what is wrong (seed ${seed})`, { timeout: 120_000 }, () => {
  let accepted = 0
  const property = fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
    const document = base()
    for (const one of changes) {
      const places = placesIn(document)
      const [parent, key] = places[one.at % places.length] ?? [document, 'id']
      const [other, otherKey] = places[one.other % places.length] ?? [document, 'id']
      if (one.how === 'replace') put(parent, key, one.with)
      else if (one.how === 'remove') delete parent[key]
      else if (one.how === 'add') put(parent, one.key, one.with)
      else put(parent, key, JSON.parse(JSON.stringify(other[otherKey] ?? null)))
    }
    const plain: unknown = JSON.parse(JSON.stringify(document))
    const { problems, errors } = check(plain)
    if (!validate(plain)) expect(errors, JSON.stringify(plain)).toBeGreaterThan(0)
    expect(compile(plain).ok).toBe(errors === 0)
    if (errors === 0) accepted++
    for (const problem of problems) {
      expect(leadsSomewhere(plain, problem.pointer), problem.pointer).toBe(true)
      for (const language of languages) expect(describeProblem(problem, language)).not.toMatch(/^$|\{\w+\}|undefined/)
    }
  })
  fc.assert(property, { numRuns: 1_500, seed })
  expect(accepted).toBeGreaterThan(10)
})

const put = (parent: Record<string, unknown>, key: string, to: unknown): void => {
  Object.defineProperty(parent, key, { value: to, writable: true, enumerable: true, configurable: true })
}

function leadsSomewhere(document: unknown, pointer: string): boolean {
  if (pointer === '') return true
  const steps = pointer.slice(1).split('/')
  let node = document
  return steps.every((step) => {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return false
    node = (node as Record<string, unknown>)[key]
    return true
  })
}
