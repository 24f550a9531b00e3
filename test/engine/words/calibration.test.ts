import { describe, expect, it } from 'vitest'
import { describeNote, languages, type NoteCode } from '../../../engine/index.ts'
import { calibrationSentences } from '../../../engine/words/calibration.ts'

const codes = Object.keys(calibrationSentences) as NoteCode[]
const simplifiedOnly = /[级维数区间权门槛体现阶审评对单这项选删个请为从条则约须应总无达类设开并处断]/
const traditionalOnly = /[級維數區間權門檻體現階審評對單這項選刪個請為從條則約須應總無達類佔設開並壞處發斷]/

describe('notes of calibration', () => {
  it.each(codes)('say %s in three languages, each in its own script, with the same params', (code) => {
    const { en, 'zh-Hant': hant, 'zh-Hans': hans } = calibrationSentences[code]
    expect(en).toMatch(/^[\P{Script=Han}]+\.$/u)
    expect(hant).toMatch(/\p{Script=Han}.*。$/u)
    expect(hans).toMatch(/\p{Script=Han}.*。$/u)
    expect(hant).not.toMatch(simplifiedOnly)
    expect(hans).not.toMatch(traditionalOnly)
    const places = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort()
    expect(places(hant)).toEqual(places(en))
    expect(places(hans)).toEqual(places(en))
  })

  it('fill in what they tell', () => {
    const note = { code: 'moved', params: { from: 60, to: 57.99 } } as const
    for (const language of languages) expect(describeNote(note, language)).toMatch(/60.*57\.99/)
  })
})
