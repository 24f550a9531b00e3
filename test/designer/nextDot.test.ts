import { describe, expect, it } from 'vitest'
import { nextDot } from '../../designer/model/nextDot.ts'

describe('from dot to dot', () => {
  const [left, middle, right, above] = [
    { x: 0, y: 0 },
    { x: 10, y: 1 },
    { x: 20, y: -1 },
    { x: 11, y: -9 },
  ]
  const dots = [left, middle, right, above]
  it('begins near the middle, goes to the closest that way, and stays where there is none', () => {
    expect(nextDot(dots, undefined, { x: 1, y: 0 })).toBe(middle)
    expect(nextDot(dots, middle, { x: 1, y: 0 })).toBe(right)
    expect(nextDot(dots, middle, { x: -1, y: 0 })).toBe(left)
    expect(nextDot(dots, middle, { x: 0, y: -1 })).toBe(above)
    expect(nextDot(dots, right, { x: 1, y: 0 })).toBeUndefined()
    expect(nextDot([], undefined, { x: 1, y: 0 })).toBeUndefined()
  })
})
