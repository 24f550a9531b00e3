/** What README tells a newcomer to type does what README says. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { project, startTestServer, type TestServer } from './harness.ts'

const readme = readFileSync(join(project, 'README.md'), 'utf8')
const run = promisify(execFile)

/** The shell block that contains a text. */
function block(text: string): string {
  const found = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1] ?? '')
  const wanted = found.find((commands) => commands.includes(text))
  if (!wanted) throw new Error(`README has no block with ${text}`)
  return wanted
}

describe('README', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({ rules: join(project, 'rules') })
  })
  afterAll(() => server.end())

  it('makes an API key and asks for a decision with curl: development, 7.47 points short of key', async () => {
    const command = block('curl -s').replace('http://127.0.0.1:8787', server.url)
    const env = { ...process.env, TIERSMITH_DATA: join(server.folder, 'data') }
    const { stdout } = await run('bash', ['-c', command], { cwd: project, env })
    const decision = JSON.parse(stdout)
    expect([decision.strategy.version, decision.tier.id, decision.nextTier.tier]).toEqual([3, 'development', 'key'])
    expect(decision.nextTier.missingPoints).toBe(7.47)
  })

  it('works an example on the command line, with the figures of its table', async () => {
    const { stdout } = await run('bash', ['-c', block('evaluate test/fixtures/a-group.json')], { cwd: project })
    const { tier, scores, dimensions, nextTier, overrides } = JSON.parse(stdout)
    expect([tier.id, scores]).toEqual(['development', { value: 65.2, economic: 70, potential: 62 }])
    const contributions = dimensions.map(({ id, points, contribution }: Record<string, unknown>) => [
      id,
      points,
      contribution,
    ])
    expect(contributions).toEqual([
      ['coverage', 50, 21],
      ['payment', 80, 16],
      ['margin_rate', 60, 12],
      ['tenure', 90, 16.2],
    ])
    expect(nextTier.missingPoints).toBe(14.8)
    expect(nextTier.ways[0]).toEqual({ dimensions: ['coverage'], to: [{ from: 20 }], gains: 21 })
    expect(overrides).toEqual([{ id: 'claims-cap', outcome: 'unknown', missing: ['claims'] }])
  })
})
