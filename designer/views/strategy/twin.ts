/** From a drawing to the table that says the same, and back. */

/** The first drawing of a part and the first table after it, or beside it. */
function twins(): { drawing: Element; table: HTMLTableElement } | undefined {
  const drawing = document.querySelector('#content .plot')
  const tables = [...document.querySelectorAll<HTMLTableElement>('#content table, .inspector table')]
  const isAfter = (table: Element) =>
    drawing !== null && (drawing.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  const table = tables.find((one) => isAfter(one) && one.closest('.plot-tip') === null)
  return drawing && table ? { drawing, table } : undefined
}

/** Does nothing where nothing is drawn. */
export function toTwin(): void {
  const found = twins()
  if (!found) return
  const { drawing, table } = found
  if (table.contains(document.activeElement)) {
    const handle = drawing.querySelector<HTMLElement | SVGElement>('[tabindex="0"]')
    if (handle) handle.focus()
    else drawing.scrollIntoView({ block: 'nearest' })
    return
  }
  // Its cells come next by Tab.
  table.tabIndex = -1
  table.focus()
  table.scrollIntoView({ block: 'nearest' })
}
