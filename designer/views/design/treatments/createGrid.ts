/** The cells of the table as a spreadsheet: Enter and ↑ ↓ go from row to row, ← → from cell to cell. */
import type { Strategy } from '../../../../engine/index.ts'
import { withWording } from '../../../model/edit/text.ts'
import { readGiven, setGiven } from '../../../model/edit/treatments.ts'
import { type Change, changesOf } from '../../../model/editor/change.ts'
import { byId, nameOf, tierName } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'
import { readNumberCell } from '../numbers.ts'

export interface Grid {
  setTable(table: HTMLTableElement): void
  /** Enters what was typed for a tier. */
  enter(id: string, tier: string, typed: string): void
  /** Fills cells from here on with rows and columns as a spreadsheet copies them. */
  paste(id: string, tier: string, text: string): void
  /** Goes so many rows and cells on; stays at the borders. */
  go(id: string, tier: string, rows: number, cells: number): void
}

/** @param rows the ids of the treatments as they are shown */
export function createGrid(rows: () => readonly string[]): Grid {
  const view = useStrategy()
  let table: HTMLTableElement | undefined
  const tiers = () => view.snapshot().tiers.map(({ id }) => id)
  return {
    setTable(element) {
      table = element
    },
    enter(id, tier, typed) {
      const document = view.snapshot()
      const name = nameOf(byId(document.treatments, id) ?? { id }, language())
      const words = { name, tier: tierName(document, tier, language()) }
      view.editing?.editor.edit(() => t('editTreatments.step.cell', words), typedChange(document, id, tier, typed))
    },
    paste(id, tier, text) {
      const document = view.snapshot()
      const [top, left] = [rows().indexOf(id), tiers().indexOf(tier)]
      const lines = text.replace(/\r?\n$/, '').split(/\r?\n/)
      const changes = lines.flatMap((line, down) =>
        line.split('\t').flatMap((typed, right): Change[] => {
          const [row, column] = [rows()[top + down], tiers()[left + right]]
          return row === undefined || column === undefined ? [] : [typedChange(document, row, column, typed)]
        }),
      )
      const name = nameOf(byId(document.treatments, id) ?? { id }, language())
      const words = { name, tier: tierName(document, tier, language()) }
      view.editing?.editor.edit(() => t('editTreatments.step.cell', words), changesOf(...changes))
    },
    go(id, tier, down, right) {
      const row = rows()[rows().indexOf(id) + down]
      const column = tiers()[tiers().indexOf(tier) + right]
      if (row === undefined || column === undefined) return
      const cell = table?.querySelector<HTMLInputElement>(`[data-cell="${CSS.escape(`${row} ${column}`)}"]`)
      cell?.focus()
      cell?.select()
    },
  }
}

/** A text is entered in the language that is read; its other languages stay. */
function typedChange(document: Strategy, id: string, tier: string, typed: string): Change {
  const before = byId(document.treatments, id)?.byTier[tier]
  const read = readGiven(typed, { yes: t('answer.yes'), no: t('answer.no') }, (text) => {
    const number = readNumberCell(text)
    return number.ok ? number.value : undefined
  })
  const isText = typeof before === 'object' && typeof read === 'string'
  return setGiven(id, tier, isText ? withWording(before, language(), language(), read) : read)
}
