/** The keys of a decision table, as in a spreadsheet. */
import { moveColumn, moveRow } from '../../../model/edit/table.ts'
import type { TableGrid } from './createTable.ts'

const ARROWS: Record<string, readonly [row: number, column: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

export function onGridKey(grid: TableGrid, event: KeyboardEvent): void {
  if (event.isComposing || !(event.target as HTMLElement).closest('[data-cell]')) return
  const taken = grid.typed() === undefined ? onCellKey(grid, event) : onTypingKey(grid, event)
  if (!taken) return
  event.preventDefault()
  event.stopPropagation()
}

/** While something is typed into the cell. */
function onTypingKey(grid: TableGrid, event: KeyboardEvent): boolean {
  const { row, column } = grid.focus()
  if (event.key === 'Escape') grid.giveUp()
  else if (event.key === 'Enter') {
    if (grid.enter()) grid.go({ row: row + (event.shiftKey ? -1 : 1), column })
  } else if (event.key === 'Tab') {
    if (grid.enter()) step(grid, event.shiftKey ? -1 : 1)
  } else return false
  return true
}

/** While a cell has the focus. */
function onCellKey(grid: TableGrid, event: KeyboardEvent): boolean {
  const { key, shiftKey, altKey } = event
  const { row, column } = grid.focus()
  const isCommand = event.ctrlKey || event.metaKey
  const arrow = ARROWS[key]
  if (arrow && altKey) return move(grid, arrow)
  if (arrow) {
    const [down, right] = isCommand ? [arrow[0] * 1e6, arrow[1] * 1e6] : arrow
    grid.go({ row: row + down, column: column + right }, shiftKey)
    return true
  }
  if (isCommand && key.toLowerCase() === 'd') grid.fillDown()
  else if (isCommand) return false
  else if (key === 'Tab') return step(grid, shiftKey ? -1 : 1)
  else if (key === 'Enter' || key === 'F2') grid.begin()
  else if (key === 'Delete' || key === 'Backspace') grid.clear()
  else if (key === 'Home') grid.go({ row, column: 0 }, shiftKey)
  else if (key === 'End') grid.go({ row, column: grid.table().inputs.length }, shiftKey)
  else if (key.length === 1 && !altKey && key !== ' ') grid.begin(key)
  else return false
  return true
}

/** To the next cell as it is read; beyond the last one the focus leaves the table. */
function step(grid: TableGrid, by: 1 | -1): boolean {
  const width = grid.table().inputs.length + 1
  const { row, column } = grid.focus()
  const place = row * width + column + by
  if (place < 0 || place >= grid.table().rows.length * width) return false
  grid.go({ row: Math.floor(place / width), column: place % width })
  return true
}

/** The row or the column that the focus is in. */
function move(grid: TableGrid, [down, right]: readonly [number, number]): boolean {
  const { row, column } = grid.focus()
  const { inputs } = grid.table()
  if (right !== 0 && (column >= inputs.length || !inputs[column + right])) return true
  if (down !== 0) grid.edit('editTable.step.moveRow', moveRow(grid.owner, row, row + down))
  else grid.edit('editTable.step.moveColumn', moveColumn(grid.owner, column, column + right))
  grid.go({ row: row + down, column: column + right })
  return true
}
