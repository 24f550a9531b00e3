// @vitest-environment node
import { describe, expect, it } from 'vitest'
import {
  addOverride,
  duplicateOverride,
  EFFECTS,
  moveBehind,
  moveOverride,
  newOverrideId,
  renameOverride,
  setAdd,
  setEffectKind,
  setOverride,
} from '../../../designer/model/edit/overrides.ts'
import {
  addTreatment,
  duplicateTreatment,
  moveTreatment,
  newTreatmentId,
  readGiven,
  renameAspect,
  setGiven,
  setTreatment,
} from '../../../designer/model/edit/treatments.ts'
import type { Change } from '../../../designer/model/editor/change.ts'
import { check, isShaped, type Strategy } from '../../../engine/index.ts'
import { readPack } from '../../packs/loader.ts'

const document = readPack('cosmetics-a-group').document('v3.json')
const ids = ({ overrides = [] }: Strategy) => overrides.map(({ id }) => id)
const errors = (of: Strategy) => check(of).errors
const made = (change: Change, from = document): Strategy => {
  const after = change(from)
  expect(isShaped(after)).toBe(true)
  return after
}

describe('overrides', () => {
  it('are added, copied, renamed and deleted without an error', () => {
    const id = newOverrideId(document, 'Late payers')
    expect(id).toBe('late-payers')
    const added = made(addOverride(id, 'Late payers', { '>=': [{ var: 'outlets' }, 1] }))
    expect(errors(added)).toBe(0)
    expect(newOverrideId(added, 'Late payers')).toBe('late-payers-2')
    const copied = made(duplicateOverride('diversion-cap', 'cap-2', (name) => `${name} (2)`))
    expect(ids(copied).indexOf('cap-2')).toBe(ids(document).indexOf('diversion-cap') + 1)
    expect(copied.overrides?.find((one) => one.id === 'cap-2')?.title).toMatchObject({
      en: expect.stringMatching(/ \(2\)$/),
    })
    expect(ids(made(renameOverride('newcomer', 'CLAIMS_CAP')))).toContain('CLAIMS_CAP')
    for (const code of ['', 'a b', 'floor/', 'diversion-cap'])
      expect(renameOverride('newcomer', code)(document)).toBe(document)
  })

  it('take every effect that the document knows', () => {
    for (const { id } of document.overrides ?? [])
      for (const kind of EFFECTS) {
        const after = made(setEffectKind(id, kind, 'Flag'))
        const effect = after.overrides?.find((one) => one.id === id)?.then ?? {}
        expect(Object.keys(effect)).toEqual([kind])
      }
    const same = setEffectKind('diversion-cap', 'atMost', 'Flag')
    expect(same(document)).toBe(document)
    const added = made(setAdd('price-breach', 'value', 1.234_56))
    expect(added.overrides?.[0]?.then).toEqual({ add: { score: 'value', points: 1.2346 } })
    expect(made(setOverride('price-breach', 'expires', undefined)).overrides?.[0]).not.toHaveProperty('expires')
  })

  it('are moved within their ends, and behind another', () => {
    const [first = '', second = '', third = ''] = ids(document)
    expect(ids(made(moveOverride(first, 1))).slice(0, 2)).toEqual([second, first])
    expect(moveOverride(first, -1)(document)).toBe(document)
    expect(moveOverride(first, ids(document).length)(document)).toBe(document)
    expect(ids(made(moveBehind(first, third))).slice(0, 3)).toEqual([second, third, first])
    expect(ids(made(moveBehind(third, first))).slice(0, 3)).toEqual([first, third, second])
  })
})

describe('treatments', () => {
  const words = { yes: 'yes', no: 'no' }
  const asNumber = (text: string) => (/^[\d.]+$/.test(text) ? Number(text) : undefined)
  const given = (of: Strategy, id: string) => of.treatments?.find((one) => one.id === id)?.byTier
  const [first] = document.treatments ?? []
  const id = first?.id ?? ''

  it('read what is typed as a number, an answer, a text or nothing', () => {
    const read = (typed: string) => readGiven(typed, words, asNumber)
    expect([' 12 ', 'Yes', 'no', '60 days', '', '—'].map(read)).toEqual([
      12,
      true,
      false,
      '60 days',
      undefined,
      undefined,
    ])
  })

  it('keep the order of tiers and one entry at least', () => {
    const [best = '', , , lowest = ''] = document.tiers.map((tier) => tier.id)
    let after = made(setGiven(id, lowest, 5))
    after = made(setGiven(id, best, 'first'), after)
    expect(Object.keys(given(after, id) ?? {})).toEqual(document.tiers.map((tier) => tier.id))
    for (const tier of document.tiers) after = made(setGiven(id, tier.id, undefined), after)
    expect(given(after, id)).toEqual({ [lowest]: false })
    expect(setGiven(id, best, given(document, id)?.[best])(document)).toBe(document)
  })

  it('are added to their aspect, copied, moved over its border, and renamed with it', () => {
    const added = made(addTreatment(newTreatmentId(document, 'Gift'), 'Gift', first?.aspect))
    const all = (of: Strategy) => (of.treatments ?? []).map((one) => one.id)
    expect(all(added).indexOf('gift')).toBeGreaterThan(0)
    expect(added.treatments?.find((one) => one.id === 'gift')?.aspect).toEqual(first?.aspect)
    expect(errors(added)).toBe(0)
    expect(all(made(duplicateTreatment(id)))[1]).toBe(`${id}_copy`)
    const index = (document.treatments ?? []).findIndex(
      (one) => JSON.stringify(one.aspect) !== JSON.stringify(first?.aspect),
    )
    const border = document.treatments?.[index]
    const crossed = made(moveTreatment(border?.id ?? '', -1))
    expect(crossed.treatments?.[index]?.aspect).toEqual(first?.aspect)
    expect(all(made(moveTreatment(id, 1)))[1]).toBe(id)
    expect(moveTreatment(id, -1)(document)).toBe(document)
    const renamed = made(renameAspect(first?.aspect, 'Goods'))
    expect(renamed.treatments?.[0]?.aspect).toBe('Goods')
    expect(made(setTreatment(id, 'unit', 'a year')).treatments?.[0]?.unit).toBe('a year')
  })
})
