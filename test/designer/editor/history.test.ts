import { createRoot } from 'solid-js'
import { describe, expect, it } from 'vitest'
import { createHistory, type History } from '../../../designer/model/editor/history.ts'

const inRoot = <T>(test: (history: History<string>) => T): T =>
  createRoot((dispose) => {
    const result = test(createHistory('a'))
    dispose()
    return result
  })

const named = (text: string) => () => text

describe('the history of a document', () => {
  it('undoes and redoes step by step, each by its name', () =>
    inRoot((history) => {
      history.step(named('to b'), 'b')
      history.step(named('to c'), 'c')
      expect([history.present(), history.undoLabel()?.()]).toEqual(['c', 'to c'])
      history.undo()
      expect([history.present(), history.undoLabel()?.(), history.redoLabel()?.()]).toEqual(['b', 'to b', 'to c'])
      history.undo()
      history.undo()
      expect([history.present(), history.undoLabel()]).toEqual(['a', undefined])
      history.redo()
      history.redo()
      history.redo()
      expect([history.present(), history.redoLabel()]).toEqual(['c', undefined])
    }))

  it('forgets what could be redone when a step is made', () =>
    inRoot((history) => {
      history.step(named('to b'), 'b')
      history.undo()
      history.step(named('to d'), 'd')
      expect(history.redoLabel()).toBeUndefined()
      history.undo()
      expect(history.present()).toBe('a')
    }))

  it('makes one step of what is typed in a row, and another after an undo', () =>
    inRoot((history) => {
      history.step(named('typed'), 'ab', 'title')
      history.step(named('typed'), 'abc', 'title')
      history.step(named('other'), 'x', 'text')
      history.undo()
      expect(history.present()).toBe('abc')
      history.undo()
      expect(history.present()).toBe('a')
      history.redo()
      history.step(named('typed'), 'abcd', 'title')
      history.undo()
      expect(history.present()).toBe('abc')
    }))

  it('keeps five hundred steps', () =>
    inRoot((history) => {
      for (let n = 0; n < 600; n++) history.step(named('on'), String(n))
      for (let n = 0; n < 600; n++) history.undo()
      expect(history.present()).toBe('99')
    }))
})
