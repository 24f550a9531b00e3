import { createEffect, createRoot } from 'solid-js'
import { describe, expect, it } from 'vitest'
import { addPart, changePart, freeId, movePart, removePart } from '../../../designer/model/editor/change.ts'
import { createEditor, type Editor } from '../../../designer/model/editor/editor.ts'
import { canonicalJson, type Strategy } from '../../../engine/index.ts'
import example from '../../fixtures/a-group.json'

const first = example as unknown as Strategy
const label = () => 'an edit'

/** Effects run once the root's function has returned, so a test waits for that. */
async function withEditor(test: (editor: Editor) => void | Promise<void>): Promise<void> {
  let dispose = () => {}
  const editor = createRoot((end) => {
    dispose = end
    return createEditor(first)
  })
  await Promise.resolve()
  await test(editor)
  dispose()
}

const widened = changePart('dimensions', first.dimensions[0]?.id ?? '', (dimension) => ({
  ...dimension,
  title: 'Wide',
}))

describe('a document being edited', () => {
  it('shows each edit in the store and in the snapshot, and shares what is untouched', () =>
    withEditor((editor) => {
      editor.edit(label, widened)
      expect(editor.document.dimensions[0]?.title).toBe('Wide')
      expect(editor.snapshot().dimensions[0]?.title).toBe('Wide')
      expect(editor.snapshot().fields).toBe(first.fields)
      expect(first.dimensions[0]?.title).not.toBe('Wide')
    }))

  it('keeps the row of a list while one of its values changes, so that a field keeps its focus', () =>
    withEditor((editor) => {
      const [before] = editor.document.dimensions
      editor.edit(label, widened)
      expect(editor.document.dimensions[0]).toBe(before)
    }))

  it('gives back, undone, the very document before', () =>
    withEditor((editor) => {
      editor.edit(label, widened)
      editor.edit(label, removePart('dimensions', first.dimensions[1]?.id ?? ''))
      editor.undo()
      editor.undo()
      expect(editor.snapshot()).toBe(first)
      expect(canonicalJson(JSON.parse(JSON.stringify(editor.document)))).toBe(canonicalJson(first))
    }))

  it('makes no step of an edit that changes nothing', () =>
    withEditor((editor) => {
      editor.edit(label, (document) => document)
      expect(editor.undoLabel()).toBeUndefined()
    }))

  it('shows what is dragged at once, saves it when it is let go, and makes one step', () =>
    withEditor((editor) => {
      const gesture = editor.gesture(label)
      gesture.move((document) => ({ ...document, title: 'One' }))
      gesture.move((document) => ({ ...document, title: `${String(document.title)} moved` }))
      expect([editor.isMoving(), editor.settled()]).toEqual([true, first])
      // Each move begins where the gesture began.
      expect(editor.document.title).toMatch(/ moved$/)
      expect(editor.document.title).not.toMatch(/^One/)
      gesture.commit()
      expect([editor.isMoving(), editor.settled().title]).toEqual([false, editor.document.title])
      editor.undo()
      expect(editor.settled()).toBe(first)
    }))

  it('forgets what is dragged when it is cancelled', () =>
    withEditor((editor) => {
      const gesture = editor.gesture(label)
      gesture.move(widened)
      gesture.cancel()
      expect([editor.settled(), editor.undoLabel()]).toEqual([first, undefined])
      expect(editor.document.dimensions[0]?.title).not.toBe('Wide')
    }))

  it('tells only those who read what changed', () =>
    withEditor(async (editor) => {
      let [titles, tiers] = [0, 0]
      createRoot(() => {
        createEffect(() => void [editor.document.dimensions[0]?.title, titles++])
        createEffect(() => void [editor.document.tiers.length, tiers++])
      })
      await Promise.resolve()
      editor.edit(label, widened)
      expect([titles, tiers]).toEqual([2, 1])
    }))
})

describe('changing parts', () => {
  it('adds, moves and removes in place', () => {
    const tiers = first.tiers.map(({ id }) => id)
    const added = addPart('tiers', { id: 'extra' }, 1)(first)
    expect(added.tiers.map(({ id }) => id)).toEqual([tiers[0], 'extra', ...tiers.slice(1)])
    expect(movePart('tiers', 'extra', 0)(added).tiers.map(({ id }) => id)).toEqual(['extra', ...tiers])
    expect(removePart('tiers', 'extra')(added)).toEqual(first)
    expect(movePart('tiers', 'nobody', 0)(first)).toBe(first)
  })

  it('makes ids that a strategy takes and nobody has', () => {
    expect(freeId('Gross margin, %', [])).toBe('gross_margin')
    expect(freeId('Gross margin', ['gross_margin', 'gross_margin_2'])).toBe('gross_margin_3')
    expect(freeId('毛利率', [])).toBe('new')
    expect(freeId('毛利率', ['new'])).toBe('new_2')
    expect(freeId('2nd year', [])).toBe('new_2nd_year')
  })
})
