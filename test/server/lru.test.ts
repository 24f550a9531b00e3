import { describe, expect, it } from 'vitest'
import { Lru } from '../../server/services/lru.ts'

describe('Lru', () => {
  it('lets go of what was used least recently', () => {
    const cache = new Lru<number>({ entries: 2 })
    cache.set('a', 1)
    cache.set('b', 2)
    cache.get('a')
    cache.set('c', 3)
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3])
    expect(cache.size).toBe(2)
  })

  it('holds no more than its weight, and nothing heavier than that', () => {
    const cache = new Lru<string>({ entries: 100, weight: 10 })
    cache.set('a', 'a', 4)
    cache.set('b', 'b', 4)
    cache.set('c', 'c', 4)
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([undefined, 'b', 'c'])
    cache.set('huge', 'huge', 11)
    expect([cache.get('huge'), cache.get('b'), cache.get('c')]).toEqual([undefined, 'b', 'c'])
    cache.set('b', 'again', 9)
    expect([cache.get('b'), cache.get('c'), cache.size]).toEqual(['again', undefined, 1])
  })

  it('finds keys such as __proto__ only where they were set', () => {
    const cache = new Lru<number>({ entries: 2 })
    expect(cache.get('__proto__')).toBeUndefined()
    expect(cache.get('constructor')).toBeUndefined()
  })
})
