import { describe, expect, it } from 'vitest'
import { idFor, isId } from '../../designer/model/begin/ids.ts'

describe('an id from a name', () => {
  it.each([
    ['A-Group distributor value', 'a-group-distributor-value'],
    ['Big customers, two ways', 'big-customers-two-ways'],
    ['A集團經銷商價值', 'a集團經銷商價值'],
    ['  “Key” (2026) ', 'key-2026'],
    ['—', 'strategy'],
    ['_x_', 'x'],
  ])('%s → %s', (name, id) => {
    expect(idFor(name, new Set())).toBe(id)
    expect(isId(id)).toBe(true)
  })

  it('takes the next number where it is taken', () => {
    expect(idFor('Key', new Set(['key']))).toBe('key-2')
    expect(idFor('Key', new Set(['key', 'key-2', 'key-3']))).toBe('key-4')
  })
})
