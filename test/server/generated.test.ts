import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { generate } from '../../server/http/validators/generate.ts'
import { project } from './harness.ts'

describe('validators.generated.js', () => {
  it('is what the schemas give now (npx tsx server/http/validators/generate.ts)', async () => {
    const file = join(project, 'server/http/validators/validators.generated.js')
    expect(readFileSync(file, 'utf8')).toBe(await generate())
  })
})
