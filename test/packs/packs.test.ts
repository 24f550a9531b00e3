/** What holds for every pack in rules/: its files, its strategies, its worked cases, its population. */
import { describe, expect, it } from 'vitest'
import { check, evaluate, type Strategy } from '../../engine/index.ts'
import { type Answer, backends, otherBackends } from './backends.ts'
import { compilerOf, decide } from './compiled.ts'
import {
  type CaseDecision,
  type CaseRefusal,
  inputOf,
  type Pack,
  type PackCase,
  packNames,
  readPack,
} from './loader.ts'

const LANGUAGES = ['en', 'zh-Hant', 'zh-Hans']
const FALLBACK_DATE = '2026-04-01'
const names = packNames()

/** Every value of the document below one of the keys that hold words for people, with its path. */
function textsOf(value: unknown, path = ''): [string, unknown][] {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
    const place = `${path}/${key}`
    // Its keys are tiers' ids, whatever they are called; its values are texts or plain figures.
    if (key === 'byTier') return textsByTier(inner as Record<string, unknown>, place)
    const isText = ['title', 'description', 'reason', 'group', 'aspect', 'flag'].includes(key)
    return isText && typeof inner !== 'boolean' ? [[place, inner]] : textsOf(inner, place)
  })
}

const textsByTier = (byTier: Record<string, unknown>, place: string): [string, unknown][] =>
  Object.entries(byTier).flatMap(([tier, value]) =>
    typeof value === 'object' ? [[`${place}/${tier}`, value] as [string, unknown]] : [],
  )

function expectThreeLanguages(texts: [string, unknown][]): void {
  for (const [path, text] of texts) {
    expect(Object.keys(text as object), path).toEqual(LANGUAGES)
    for (const words of Object.values(text as object)) expect(words, path).toMatch(/\S/)
  }
}

function expectRefusal(answer: Answer, { refusal, fields }: CaseRefusal): void {
  expect(answer.refusal).toBe(refusal)
  if (answer.fields) expect(answer.fields).toEqual(fields)
}

/** Tier and scores of every backend; what only a whole decision tells, where there is one. */
function expectDecision(answer: Answer, expected: CaseDecision): void {
  expect(answer.refusal).toBeUndefined()
  expect({ tier: answer.tier, scores: answer.scores }).toEqual({
    tier: expected.tier,
    scores: expected.scores ?? answer.scores,
  })
  const { decision } = answer
  if (!decision) return
  const points = Object.fromEntries((decision.dimensions ?? []).map(({ id, points }) => [id, points ?? null]))
  expect(points).toMatchObject(expected.dimensions ?? {})
  const outcomes = Object.fromEntries((decision.overrides ?? []).map(({ id, outcome }) => [id, outcome]))
  expect(outcomes).toMatchObject(expected.overrides ?? {})
  if (expected.reasons) expect(decision.reasons?.map(({ code }) => code)).toEqual(expected.reasons)
}

function describeCases(pack: Pack, compiled: ReturnType<typeof compilerOf>): void {
  const only = pack.strategies[0]?.files[0] ?? ''
  describe.each(backends)('worked cases by $name', (backend) => {
    const titled = pack.cases.map((one): [string, PackCase] => [one.title, one])
    it.each(titled)('%s', (_, { strategy, request, expect: expected }) => {
      const answer = backend.answer(compiled(strategy ?? only), request)
      if ('refusal' in expected) {
        // Intake stands before every backend; those that start behind it have no answer here.
        if (answer) expectRefusal(answer, expected)
        else expect(evaluate(compiled(strategy ?? only), request).ok).toBe(false)
      } else {
        expect(answer).toBeDefined()
        if (answer) expectDecision(answer, expected)
      }
    })
  })
}

it('finds the packs', () => {
  expect(names).toEqual(expect.arrayContaining(['cosmetics-a-group', 'rfm-retail', 'wholesale-channel']))
})

describe.each(names)('pack %s', (name) => {
  const pack = readPack(name)
  const compiled = compilerOf(pack)
  const files = pack.strategies.flatMap((strategy) => strategy.files)

  it('has a manifest with title, source, purpose and strategies', () => {
    const keys = ['title', 'source', 'purpose', 'strategies', ...(pack.uses.length > 0 ? ['uses'] : [])]
    expect(Object.keys(pack.manifest)).toEqual(keys)
    const { title, source, purpose } = pack.manifest
    expectThreeLanguages(Object.entries({ title, source, purpose }))
    expect(files.length).toBeGreaterThan(0)
  })

  it('names its source in the README', () => {
    const { en } = pack.manifest.source as { en: string }
    expect(pack.readme.replace(/\s+/g, ' ')).toContain(en)
  })

  it('uses packs that there are', () => {
    expect(names.filter((name) => name !== pack.name)).toEqual(expect.arrayContaining(pack.uses))
  })

  it('gives every version of a strategy the id under which it is listed', () => {
    for (const { id, files } of pack.strategies) for (const file of files) expect(pack.document(file).id).toBe(id)
  })

  it('has timelines that name each version once, dates ascending', () => {
    for (const { files, timeline } of pack.strategies) {
      if (!timeline) continue
      expect(timeline.map(({ version }) => version)).toEqual(files.map((_, index) => index + 1))
      const dates = timeline.map(({ effectiveFrom }) => effectiveFrom)
      expect(dates).toEqual([...new Set(dates)].sort())
      expectThreeLanguages(timeline.map(({ version, phase }): [string, unknown] => [`version ${version}`, phase]))
      for (const { note } of timeline) expect(note).toMatch(/\S/)
    }
  })

  it.each(files)('%s checks without errors or warnings', (file) => {
    expect(check(pack.document(file)).problems).toEqual([])
  })

  it.each(files)('%s speaks three languages', (file) => {
    const texts = textsOf(pack.document(file))
    expect(texts.length).toBeGreaterThan(20)
    expectThreeLanguages(texts)
  })

  it('has at least eight cases, each with its working', () => {
    expect(pack.cases.length).toBeGreaterThanOrEqual(8)
    for (const { title, working } of pack.cases) expect(working.length, title).toBeGreaterThan(10)
  })

  describeCases(pack, compiled)

  it('has a population of distinct subjects with names, under columns that the strategies know', () => {
    const subjects = pack.population.map(({ subject }) => subject)
    expect(subjects.length).toBeGreaterThanOrEqual(200)
    expect(new Set(subjects).size).toBe(subjects.length)
    for (const { name } of pack.population) expect(name).toMatch(/\S/)
    const fields = new Set([pack, ...pack.uses.map(readPack)].flatMap(fieldsOf))
    expect(Object.keys(pack.population[0]?.cells ?? {}).filter((column) => !fields.has(column))).toEqual([])
  })

  it.each(files)('%s scores the whole population and uses every tier', (file) => {
    const strategy = compiled(file)
    const asOf = dateOf(pack, file)
    const tiers = new Set(pack.population.map((row) => decide(strategy, row, asOf).tier.id))
    expect([...tiers].sort()).toEqual(tierIds(strategy.document).sort())
  })

  it.each(secondOpinions(files))(
    '$file gives the same tiers and scores by $name for the whole population',
    ({ file, backend }) => {
      const strategy = compiled(file)
      const asOf = dateOf(pack, file)
      for (const row of pack.population) {
        const { subject, previousTier } = row
        const { tier, scores } = decide(strategy, row, asOf)
        const answer = backend.answer(strategy, { subject, previousTier, input: inputOf(row, strategy.document), asOf })
        expect({ subject, ...answer }).toEqual({ subject, tier: tier.id, scores })
      }
    },
  )
})

/** Every file of a pack with every backend that gives a second opinion. */
function secondOpinions(files: string[]) {
  return files.flatMap((file) => otherBackends.map((backend) => ({ file, backend, name: backend.name })))
}

const fieldsOf = (pack: Pack) =>
  pack.strategies.flatMap(({ files }) => files.flatMap((file) => pack.document(file).fields.map(({ id }) => id)))

const tierIds = (document: Strategy) => document.tiers.map(({ id }) => id)

/** The day on which a version takes effect, where a timeline says so. */
function dateOf(pack: Pack, file: string): string {
  const strategy = pack.strategies.find(({ files }) => files.includes(file))
  return strategy?.timeline?.[strategy.files.indexOf(file)]?.effectiveFrom ?? FALLBACK_DATE
}
