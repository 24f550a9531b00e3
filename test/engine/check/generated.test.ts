/** The schema that ships and the validator made of it are those of the source. */
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { renderStrategySchema, schemaFile, validatorFile } from '../../../server/build/strategySchema.ts'

describe('the shipped schema', () => {
  it('and its validator are fresh: else run npm run generate', async () => {
    const { schema, validator } = await renderStrategySchema()
    expect(await readFile(schemaFile, 'utf8')).toBe(schema)
    expect((await readFile(validatorFile, 'utf8')) === validator).toBe(true)
  })

  it('needs no code generation at run time', async () => {
    expect(await readFile(validatorFile, 'utf8')).not.toMatch(/new Function|\beval\(|\bimport\b/)
  })
})
