/** The pack's own promises: each firm is judged by the strategy of its stage, in one process and over HTTP. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CompiledStrategy } from '../../engine/index.ts'
import { generatePopulation } from '../../rules/customer-lifecycle/generate.ts'
import { project, startTestServer, type TestServer } from '../server/harness.ts'
import { compilerOf, decide } from './compiled.ts'
import { readPack, readPackFile } from './loader.ts'

const pack = readPack('customer-lifecycle')
const strategy = compilerOf(pack)('strategy.json')
const judges = new Map<unknown, CompiledStrategy>(
  pack.uses.map((name) => [name, compilerOf(readPack(name))('strategy.json')]),
)
const readme = pack.readme.replace(/\s+/g, ' ')
const decisions = pack.population.map((row) => ({ row, decision: decide(strategy, row, '2026-04-01') }))
const inStage = (stage: string) => decisions.filter(({ decision }) => decision.tier.id === stage)

it('is reproduced by its generator byte for byte', () => {
  expect(generatePopulation()).toBe(readPackFile(pack.name, 'population.csv'))
})

it('names for each stage one strategy of the packs that it uses', () => {
  const named = strategy.document.treatments?.find(({ id }) => id === 'judged_by')?.byTier ?? {}
  expect(Object.keys(named)).toEqual(strategy.document.tiers.map(({ id }) => id))
  expect(Object.values(named)).toEqual(pack.uses)
})

it('keeps one list of complaints with the strategy for lost customers', () => {
  const options = (document = strategy.document) => document.fields.find(({ id }) => id === 'complaint')?.options
  expect(options()).toEqual(options(judges.get('relationship-end')?.document))
})

describe('README', () => {
  it.each(['prospect', 'active', 'lost'])('shows what the strategy of stage %s says of each', (stage) => {
    const [first, ...others] = inStage(stage)
    const judge = first?.decision.treatments?.judged_by
    expect(others.every(({ decision }) => decision.treatments?.judged_by === judge)).toBe(true)
    const byStrategy = judges.get(judge)
    if (!byStrategy) throw new Error(`no strategy ${judge}`)
    // Throws where one is refused.
    const judged = inStage(stage).map(({ row }) => decide(byStrategy, row, '2026-04-01').tier.id)
    const counts = byStrategy.document.tiers.map(({ id }) => `${id} ${judged.filter((tier) => tier === id).length}`)
    expect(pack.readme).toContain(
      `| ${stage} | ${judged.length} | [${judge}](../${judge}/README.md) | ${counts.join(', ')} |`,
    )
  })

  it('says how often each flag is raised', () => {
    for (const { id } of strategy.document.overrides ?? []) {
      const raised = decisions.filter(({ decision }) => decision.flags?.some((flag) => flag.id === id))
      expect(readme).toContain(`${id} ${raised.length}`)
    }
  })
})

describe('over HTTP', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({ rules: join(project, 'rules') })
  })
  afterAll(() => server.end())

  it('does what the README tells a CRM to do', async () => {
    const commands = /```sh\n([\s\S]*?)```/.exec(pack.readme)?.[1] ?? ''
    const { stdout } = await promisify(execFile)(
      'bash',
      ['-c', commands.replace('http://127.0.0.1:8787', server.url)],
      {
        env: { ...process.env, TIERSMITH_KEY: server.key },
      },
    )
    expect(readme).toContain(`It prints \`${stdout.trim()}\``)
    expect(stdout).toBe('relationship-end: competitor-winback\n')
  })

  it('lists the strategies that it uses as its own', async () => {
    const { body } = await server.call('GET', '/v1/packs')
    const listed = body.items.find(({ id }: { id: string }) => id === pack.name)
    expect(listed.strategies).toEqual(['customer-lifecycle', ...pack.uses])
  })

  it('walks a customer from prospect to lost, and back', async () => {
    const record: Record<string, unknown> = {
      annual_purchases: 1_200_000,
      credit: 'insured',
      contact_role: 'owner',
      product_fit: 'core',
      enquiry: 'sample',
      last_enquiry: '2020-02-10',
      need_analysed: true,
    }
    const ask = async (id: unknown, asOf: string) => {
      const { status, body } = await server.call('POST', `/v1/strategies/${id}/evaluate`, {
        subject: 'Maison Valombre',
        input: record,
        asOf,
      })
      expect(status, JSON.stringify(body)).toBe(200)
      return body
    }
    const judge = async (asOf: string): Promise<string[]> => {
      const stage = await ask('customer-lifecycle', asOf)
      const judged = await ask(stage.treatments.judged_by, asOf)
      return [stage.tier.id, judged.strategy.id, judged.tier.id]
    }
    expect(await judge('2020-03-01')).toEqual(['prospect', 'prospect-man', 'MAN'])

    Object.assign(record, {
      ...{ first_order: '2020-04-15', last_order: '2026-03-10', orders_this_year: 3, complaint: 'none' },
      ...{ annual_sales: 640_000, gross_profit: 115_000, profit_share: 0.012, orders: 14, product_kinds: 4 },
      ...{ payment_method: 'deposit', days_late: 1, days_to_load: 2, influence: 'regional' },
      ...{ new_enquiries: 9, new_orders: 4, price_rounds: 1, reply_hours: 12, claims: 0 },
    })
    expect(await judge('2026-04-01')).toEqual(['active', 'trade-customer-value', 'gold'])

    // Half a year of silence: still a customer, but a flag says that it is quiet.
    record.orders_this_year = 0
    expect(await judge('2026-09-10')).toEqual(['active', 'trade-customer-value', 'gold'])
    expect((await ask('customer-lifecycle', '2026-09-10')).flags.map(({ id }: { id: string }) => id)).toEqual(['quiet'])

    // With a claim turned down it counts as lost by now, and relationship-end says why: our own doing.
    record.complaint = 'rejected'
    record.contribution = 60_000
    expect(await judge('2026-09-10')).toEqual(['lost', 'relationship-end', 'dissatisfied'])
    Object.assign(record, { complaint: 'settled', now_buys_from: 'competitor', drawn_by: 'price' })
    expect(await judge('2027-03-10')).toEqual(['lost', 'relationship-end', 'competitor-winback'])

    Object.assign(record, { last_order: '2027-04-02', orders_this_year: 1 })
    expect((await judge('2027-04-10')).slice(0, 2)).toEqual(['active', 'trade-customer-value'])
  })
})
