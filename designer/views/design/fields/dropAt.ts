import type { RowMove } from '../RowHandle.tsx'

/** Where the line of what is dragged is drawn: above the row or below it. */
export function dropAt(drag: RowMove | undefined, index: number): 'before' | 'after' | undefined {
  if (!drag || drag.to !== index || drag.from === index) return undefined
  return drag.to < drag.from ? 'before' : 'after'
}
