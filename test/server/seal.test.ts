import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { seal, unseal } from '../../server/decisions/seal.ts'

const key = randomBytes(32)
const text = '{"income":4200,"名":"值"}'

describe('sealed text', () => {
  it('is read with its key and its id, and never looks alike twice', () => {
    const sealed = seal(text, 'a', key)
    expect(unseal(sealed, 'a', key)).toBe(text)
    expect(sealed).not.toBe(seal(text, 'a', key))
    expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('income')
  })

  it('is not read with another key, under another id, or changed by one bit', () => {
    const sealed = seal(text, 'a', key)
    expect(unseal(sealed, 'a', randomBytes(32))).toBeUndefined()
    expect(unseal(sealed, 'b', key)).toBeUndefined()
    const bytes = Buffer.from(sealed, 'base64')
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(unseal(changed.toString('base64'), 'a', key)).toBeUndefined()
    }
    for (const cut of ['', 'AAAA', sealed.slice(0, 40)]) expect(unseal(cut, 'a', key)).toBeUndefined()
  })
})
