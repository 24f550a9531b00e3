import { describe, expect, it } from 'vitest'
import { fitOf, found } from '../../designer/model/matching.ts'
import { keysText } from '../../designer/model/palette.ts'

const titles = (query: string, ...names: string[]) =>
  found(
    query,
    names.map((title) => ({ title })),
  ).map(({ title }) => title)

describe('finding by a few letters', () => {
  it('puts what begins with it before what has it within, and the nearer name first', () => {
    expect(titles('sales', 'Annual sales', 'Wholesales', 'Sales per outlet', 'Sales')).toEqual([
      'Sales',
      'Sales per outlet',
      'Annual sales',
      'Wholesales',
    ])
  })

  it('wants every word, in any order, and takes letters in order from the start of a word', () => {
    expect(titles('outlet tier', 'Tier-1-city outlets', 'Outlets', 'Tiers')).toEqual(['Tier-1-city outlets'])
    expect(titles('pmt', 'Payment terms', 'Shipment')).toEqual(['Payment terms'])
    expect(titles('xyz', 'Payment terms')).toEqual([])
  })

  it('finds Chinese by any part of the name, and other names after the title', () => {
    expect(titles('客戶', '大客戶價值', '客戶生命週期', '通路')).toEqual(['客戶生命週期', '大客戶價值'])
    expect(titles('客值', '客戶價值')).toEqual(['客戶價值'])
    const things = [{ title: 'Sales', keywords: 'sales 銷售額' }, { title: '銷售額' }]
    expect(found('銷售', things).map(({ title }) => title)).toEqual(['銷售額', 'Sales'])
  })

  it('disregards case, accents and width', () => {
    expect(fitOf('ＣＡＦE', { title: 'Café' })).toBeDefined()
    expect(fitOf('', { title: 'anything' })).toBeDefined()
  })

  it('writes keys as the keyboard does', () => {
    expect(keysText('Mod+Shift+Z', true)).toBe('⌘⇧Z')
    expect(keysText('Mod+K, ?', false)).toBe('Ctrl K, ?')
  })
})
