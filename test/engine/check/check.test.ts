/** What check reports: cases as data, each with every problem that its document has, and no other. */
import { describe, expect, it } from 'vitest'
import { problemCodes } from '../../../engine/check/problems.ts'
import { type CheckResult, check, compile, describeProblem, languages, type Problem } from '../../../engine/index.ts'
import { base, type CheckCase, cases, changed, documentOf } from './document.ts'
import { deepest, nested, oversized } from './hostile.ts'

const said = (problems: readonly { code: string; pointer: string }[]) =>
  problems.map(({ code, pointer }) => `${code} ${pointer}`).sort()

const mentions = ({ params }: Problem, wanted: string | number): boolean =>
  Object.values(params).some((param) => (typeof param === 'object' ? param.includes(wanted) : param === wanted))

describe('check', () => {
  it.each(cases)('$name', (one: CheckCase) => {
    const { problems, errors, warnings } = check(documentOf(one))
    const expected = one.problems.map(([code, pointer]) => ({ code, pointer }))
    expect(said(problems)).toEqual(said(expected))
    expect(errors + warnings).toBe(problems.length)
    for (const [code, pointer, param] of one.problems) {
      if (param === undefined) continue
      const there = problems.some(
        (problem) => problem.code === code && problem.pointer === pointer && mentions(problem, param),
      )
      expect(there, `${code} ${pointer} names ${param}: ${JSON.stringify(problems)}`).toBe(true)
    }
  })

  it('has a case for every code', () => {
    const inCases = cases.flatMap(({ problems }) => problems.map(([code]) => code))
    const inCode = [...check(deepest).problems, ...check(oversized()).problems].map(({ code }) => code)
    expect(new Set([...inCases, ...inCode])).toEqual(new Set(Object.keys(problemCodes)))
  })

  it('gives each problem the severity of its code', () => {
    for (const { code, severity } of cases.flatMap((one) => check(documentOf(one)).problems))
      expect(severity).toBe(problemCodes[code])
  })

  it('lets what has warnings only be compiled, and nothing that has errors', () => {
    for (const one of cases) {
      const document = documentOf(one)
      expect(compile(document).ok, one.name).toBe(check(document).errors === 0)
    }
  })
})

describe('messages', () => {
  const problems = [
    ...cases.flatMap((one) => check(documentOf(one)).problems),
    ...check(deepest).problems,
    ...check(oversized()).problems,
  ]

  it.each(languages)('fill in every param, in %s', (language) => {
    for (const problem of problems) {
      const message = describeProblem(problem, language)
      expect(message.length, problem.code).toBeGreaterThan(5)
      expect(message, problem.code).not.toMatch(/\{\w+\}|\[\]|undefined|null null|NaN/)
    }
  })

  it('are in English in the problem itself', () => {
    for (const problem of problems) expect(problem.message).toBe(describeProblem(problem, 'en'))
  })

  it('suggest what was meant, and print numbers plainly', () => {
    const messages = (set: Record<string, unknown>) => check(changed({ set })).problems.map(({ message }) => message)
    expect(messages({ '/overrides/2/when/var': 'vpi' })).toEqual(['Nothing here is called “vpi”. Did you mean “vip”?'])
    expect(messages({ '/dimensions/0/points/bands/1/points': 1e-7 })).toEqual([
      '0.0000001 has too many decimal places: at most 4 are kept exactly. Round it.',
    ])
  })
})

describe('check of hostile documents', () => {
  const refusedAs = (when: unknown): string[] => [
    ...new Set(check(changed({ set: { '/overrides/0/when': when } })).problems.map(({ code }) => code)),
  ]

  it.each(['constructor.constructor', '__proto__', 'prototype', 'toString'])('knows no variable %s', (name) => {
    expect(refusedAs({ '==': [{ var: name }, 1] })).toEqual(['unknown-variable'])
  })

  it.each(['constructor', 'valueOf', '__defineGetter__', '__proto__', 'method', 'log', 'map', 'cat'])(
    'knows no operator %s',
    (name) => {
      expect(refusedAs(JSON.parse(`{ "${name}": [{ "var": "sales" }] }`))).toEqual(['unknown-operator'])
    },
  )

  it('refuses an operator object with two keys, or none', () => {
    expect(refusedAs({ '<': [1, 2], '>': [1, 2] })).toEqual(['not-an-operator'])
    expect(refusedAs({})).toEqual(['not-an-operator'])
  })

  const attacks = [
    'x"];process.exit()//',
    '`a`',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what an author might try
    '${1}',
    'a\u2028b',
    "'); DROP TABLE",
    'a"b',
    '__proto__',
    '<img src=x onerror=alert(1)>',
  ]

  it.each(attacks)('takes %j as data: an option, a title, a literal', (text) => {
    const document = changed({
      set: {
        '/fields/2/options': [text, 'plain'],
        '/fields/2/title': text,
        '/dimensions/2/points/lookup': JSON.parse(`{ ${JSON.stringify(text)}: 40, "plain": 1 }`),
        '/treatments/0/when': { '!=': [{ var: 'channel' }, text] },
        '/treatments/0/byTier/gold': text,
      },
    })
    expect(check(document).problems).toEqual([])
  })

  it.each([1_000, 100_000])('refuses %i levels of depth within 5 ms', (depth) => {
    for (const document of [nested(depth), changed({ set: { '/overrides/0/when': nested(depth) } })]) {
      expect(check(document).problems.map(({ code }) => code)).toEqual(['too-deep'])
      expect(fastest(() => check(document))).toBeLessThan(5)
    }
  })

  it('works on an or of 10,000 clauses', { timeout: 30_000 }, () => {
    const clauses = Array.from({ length: 10_000 }, (_, index) => ({ '==': [{ var: 'orders' }, index % 500] }))
    const document = changed({ set: { '/overrides/0/when': { or: clauses } } })
    expect(check(document).problems).toEqual([])
    expect(fastest(() => check(document), 3)).toBeLessThan(1_000)
  })

  const doubled = (levels: number): unknown => {
    let text: unknown = 'x'
    for (let level = 0; level < levels; level++) text = { cat: [text, text] }
    return changed({ set: { '/overrides/0/when': text } })
  }

  it('refuses what doubles itself at every level, before it has grown', { timeout: 30_000 }, () => {
    expect(check(doubled(10)).problems.map(({ code }) => code)).toEqual(['unknown-operator'])
    expect(fastest(() => check(doubled(10)))).toBeLessThan(50)
    expect(check(doubled(40)).problems.map(({ code }) => code)).toEqual(['too-large'])
    expect(fastest(() => check(doubled(40)), 3)).toBeLessThan(1_000)
  })

  it('refuses what leads back to itself', () => {
    const circle: Record<string, unknown> = {}
    circle['!'] = circle
    expect(refusedAs(circle)).toEqual(['too-deep'])
  })

  it('refuses what is no JSON', () => {
    for (const title of [() => 1, Symbol('a'), 1n, Number.NaN, Number.POSITIVE_INFINITY])
      expect(check(changed({ set: { '/title': title } })).problems.map(({ code }) => code)).toEqual(['wrong-type'])
  })

  it('reads own properties only', () => {
    const clean = [check(base()), compile(base())]
    const polluted = withPrototype(
      { vip: true, required: false, final: true, weight: 5, hold: { margin: 9 }, min: 7 },
      () => [check(base()), compile(base())],
    )
    expect(JSON.stringify(polluted)).toBe(JSON.stringify(clean))
    const lacking = withPrototype(
      { type: 'number', id: 'x' },
      () => check(changed({ remove: ['/fields/0/type'] })) as CheckResult,
    )
    expect(said(lacking.problems)).toEqual(['missing-key /fields/0'])
  })
})

/** The fastest of several runs, in milliseconds: other work on the machine only ever adds. */
function fastest(run: () => void, runs = 8): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  })
  return Math.min(...times)
}

/** Runs with properties that every object inherits, as a careless host may set them. */
function withPrototype<T>(properties: Record<string, unknown>, run: () => T): T {
  const prototype = Object.prototype as unknown as Record<string, unknown>
  Object.assign(prototype, properties)
  try {
    return run()
  } finally {
    for (const key of Object.keys(properties)) delete prototype[key]
  }
}
