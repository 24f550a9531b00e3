// @vitest-environment node
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { STRATEGY, temporaryFolder, tiersmith } from './tiersmith.ts'

const folder = temporaryFolder()
const text = readFileSync(STRATEGY, 'utf8')
const wrong = JSON.parse(text)
wrong.scores[1].weight = 0.5
wrong.hold.margin = -1
folder.write('wrong.json', JSON.stringify(wrong))
folder.write('twice.json', text.replace('"format"', '"id": "a",\n  "format"'))
const check = (...words: string[]) => tiersmith(['check', ...words], folder.path)

describe('tiersmith check', () => {
  it('answers yes for a strategy without errors', async () => {
    const { code, stderr } = await check(STRATEGY)
    expect(code).toBe(0)
    expect(stderr).toContain('a-group.json: 0 errors')
  })

  it('answers no and prints every problem on a line of its own', async () => {
    const { code, stdout } = await check(STRATEGY, 'wrong.json')
    expect(code).toBe(1)
    const errors = stdout.split('\n').filter((line) => line.includes(' error '))
    expect(errors.every((line) => line.startsWith('wrong.json: /'))).toBe(true)
    expect(errors.some((line) => line.includes('/hold/margin'))).toBe(true)
    expect(errors.length).toBeGreaterThanOrEqual(2)
  })

  it('gives the problems as JSON', async () => {
    const { code, stdout } = await check('wrong.json', STRATEGY, '--json')
    expect(code).toBe(1)
    const [first, second] = JSON.parse(stdout)
    expect(first).toMatchObject({ strategy: 'wrong.json', errors: first.problems.filter(isError).length })
    expect(first.problems.filter(isError)[0]).toMatchObject({
      code: expect.any(String),
      pointer: expect.stringMatching(/^\//),
      message: expect.any(String),
      params: expect.any(Object),
    })
    expect(second).toMatchObject({ strategy: STRATEGY, errors: 0 })
  })

  it.each([
    ['a file that is not there', 'none.json', "none.json: can't be read: there is no such file"],
    ['a key written twice', 'twice.json', 'twice.json:4:3: The key "id" stands twice'],
  ])('ends with 2 for %s, and checks the others all the same', async (_, file, message) => {
    const { code, stdout, stderr } = await check(file, 'wrong.json')
    expect(code).toBe(2)
    expect(stderr).toContain(message)
    expect(stdout).toContain('wrong.json: /')
    const json = await check(file, '--json')
    expect(JSON.parse(json.stdout)[0].failure).toContain(message)
  })
})

const isError = ({ severity }: { severity: string }) => severity === 'error'
