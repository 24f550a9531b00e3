import { describe, expect, it } from 'vitest'
import { firstIdAt, isUuidV7, UuidV7 } from '../../server/decisions/uuidv7.ts'

const NOW = Date.parse('2026-04-01T09:30:00.123Z')

describe('UUIDv7', () => {
  it('holds the time, the version and the variant where RFC 9562 has them', () => {
    for (let i = 0; i < 200; i++) {
      const { id, instant } = new UuidV7(() => NOW).next()
      expect(isUuidV7(id)).toBe(true)
      expect(instant).toBe(NOW)
      expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(NOW)
    }
  })

  it('grows strictly, while the clock stands still, is set back, or runs', () => {
    let now = NOW
    const ids = new UuidV7(() => now)
    const made: { id: string; instant: number }[] = []
    for (let i = 0; i < 20_000; i++) {
      if (i === 9_000) now -= 86_400_000
      if (i === 12_000) now += 2 * 86_400_000
      made.push(ids.next())
    }
    const sorted = made.map(({ id }) => id).sort()
    expect(sorted).toEqual(made.map(({ id }) => id))
    expect(new Set(sorted).size).toBe(made.length)
    expect(made.every(({ instant }, index) => instant >= (made[index - 1]?.instant ?? 0))).toBe(true)
  })

  it('is not to be guessed from the one before', () => {
    const tails = new Set(Array.from({ length: 1_000 }, () => new UuidV7(() => NOW).next().id.slice(19)))
    expect(tails.size).toBe(1_000)
  })

  it('sorts after the first id of its instant, and before that of the next', () => {
    const { id } = new UuidV7(() => NOW).next()
    expect(id >= firstIdAt(NOW)).toBe(true)
    expect(id < firstIdAt(NOW + 1)).toBe(true)
    expect(firstIdAt(-1)).toBe(firstIdAt(0))
  })
})
