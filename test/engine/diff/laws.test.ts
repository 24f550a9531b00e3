/** What holds for the diff of any two documents. */
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { canonicalJson, compile, diff, evaluate, languages, type Strategy } from '../../../engine/index.ts'
import validate from '../../../engine/strategy/validate.generated.js'
import { type Draw, drawFrom } from '../../conformance/generate/choose.ts'
import { strategy as generate } from '../../conformance/generate/strategy.ts'
import { subject } from '../../conformance/generate/subject.ts'
import { packs } from './documents.ts'
import { mutated } from './mutate.ts'
import { remainders } from './remainder.ts'

const RUNS = Number(process.env.TIERSMITH_RUNS ?? 150)
vi.setConfig({ testTimeout: 120_000 })

const all = packs()

const anyStrategy = (draw: Draw): Strategy => (draw.oneIn(2) ? draw.pick(all) : generate(draw))

function forAny(runs: number, check: (draw: Draw) => void): void {
  fc.assert(
    fc.property(fc.gen(), (g) => check(drawFrom(g))),
    { numRuns: runs, endOnFailure: true },
  )
}

describe('the diff of any two documents', () => {
  it('leaves nothing out: without what its entries name, both are the same', () => {
    let shaped = 0
    let different = 0
    forAny(RUNS, (draw) => {
      const a = anyStrategy(draw)
      const b = mutated(a, draw)
      const found = diff(a, b)
      if (validate(b)) shaped++
      if (canonicalJson(a) !== canonicalJson(b)) different++
      expect(found.entries.length > 0).toBe(canonicalJson(a) !== canonicalJson(b))
      const rest = remainders(a, b, found)
      expect(canonicalJson(rest.b)).toBe(canonicalJson(rest.a))
      for (const { sentence } of [...found.entries, ...found.resulting]) {
        for (const language of languages) expect(sentence[language]).not.toMatch(/^$|\{\w+\}|undefined|\[object/)
      }
    })
    expect(shaped / RUNS).toBeGreaterThan(0.5)
    expect(different / RUNS).toBeGreaterThan(0.7)
  })

  it('leaves nothing out between strategies that have little in common', () => {
    forAny(Math.ceil(RUNS / 10), (draw) => {
      const [a, b] = [anyStrategy(draw), anyStrategy(draw)]
      const rest = remainders(a, b, diff(a, b))
      expect(canonicalJson(rest.b)).toBe(canonicalJson(rest.a))
    })
  })

  it('is empty for the same document, whatever the order of its keys', () => {
    forAny(Math.ceil(RUNS / 10), (draw) => {
      const a = anyStrategy(draw)
      expect(diff(a, JSON.parse(canonicalJson(a)))).toEqual({ entries: [], resulting: [] })
    })
  })

  it('changes neither document', () => {
    forAny(20, (draw) => {
      const a = anyStrategy(draw)
      const b = mutated(a, draw)
      const before = [JSON.stringify(a), JSON.stringify(b)]
      diff(a, b)
      expect([JSON.stringify(a), JSON.stringify(b)]).toEqual(before)
    })
  })
})

describe('cosmetic entries', () => {
  it('change no decision, where there are no others', () => {
    let seen = 0
    forAny(RUNS, (draw) => {
      const a = anyStrategy(draw)
      const b = draw.oneIn(3) ? mutated(a, draw) : retouched(a, draw)
      const { entries } = diff(a, b)
      if (entries.length === 0 || entries.some(({ cosmetic }) => !cosmetic)) return
      const [first, second] = [compile(a), compile(b)]
      if (!first.ok || !second.ok) return
      seen++
      for (let time = 0; time < 4; time++) {
        const request = subject(draw, a)
        const [old, now] = [evaluate(first.strategy, request), evaluate(second.strategy, request)]
        if (!old.ok || !now.ok) expect(now.ok ? 'ok' : now.refusal.code).toBe(old.ok ? 'ok' : old.refusal.code)
        else {
          expect(now.decision.tier.id).toBe(old.decision.tier.id)
          expect(now.decision.scores).toEqual(old.decision.scores)
        }
      }
    })
    expect(seen / RUNS).toBeGreaterThan(0.3)
  })
})

/** Changes that mean nothing: texts, order without meaning, defaults written out, targets. */
function retouched(source: Strategy, draw: Draw): Strategy {
  const b = structuredClone(source)
  const edits: (() => void)[] = [
    () => {
      b.title = 'Another title'
    },
    () => {
      for (const dimension of b.dimensions) dimension.reason = { en: 'Another reason' }
    },
    () => {
      for (const dimension of b.dimensions) dimension.missing ??= 'fail'
    },
    () => {
      for (const field of b.fields) field.required ??= true
    },
    () => {
      for (const { points } of b.dimensions)
        if (points.table && points.table.hit !== 'first') points.table.rows.reverse()
    },
    () => {
      b.treatments?.reverse()
    },
    () => {
      for (const tier of b.tiers) tier.target = { share: 0.1 }
    },
    () => {
      for (const field of b.fields) field.options?.reverse()
    },
    () => {
      for (const score of b.scores) score.decimals ??= score.into === undefined ? 2 : 4
    },
    () => {
      for (const override of b.overrides ?? []) override.final ??= false
    },
  ]
  for (let time = 0; time < 3; time++) draw.pick(edits)()
  return b
}
