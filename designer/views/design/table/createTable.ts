/** What the parts of a decision table's editor share: the cell that has the focus, the range chosen, what is typed. */
import { type Accessor, createMemo, createSignal, onCleanup, onMount } from 'solid-js'
import type { Cell, Expression } from '../../../../engine/index.ts'
import { type Variable, variablesOf } from '../../../model/condition/variables.ts'
import { type Column, cellText, readCell, readScalar } from '../../../model/edit/cellText.ts'
import { expressionKind, expressionOptions, expressionShow } from '../../../model/edit/inputs.ts'
import { type AnyTable, type Entry, setCells, type TableOwner, tableOf, type Yield } from '../../../model/edit/table.ts'
import { fromTsv, toTsv } from '../../../model/edit/tsv.ts'
import type { Change } from '../../../model/editor/change.ts'
import { byId, nameOf, optionName } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { literalText } from '../../../model/sentence.ts'
import { t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'

export interface Spot {
  row: number
  /** After the inputs the yield. */
  column: number
}

export interface TableGrid {
  owner: TableOwner
  table: Accessor<AnyTable>
  columns: Accessor<Column[]>
  yieldColumn: Accessor<Column>
  /** What its inputs may read. */
  variables: Accessor<Variable[]>
  focus: Accessor<Spot>
  isChosen(spot: Spot): boolean
  /** First and last row and column that are chosen. */
  range(): { top: number; bottom: number; left: number; right: number }
  /** The text being typed into the cell in focus; undefined while none is. */
  typed: Accessor<string | undefined>
  complaint: Accessor<string | undefined>
  textAt(spot: Spot): string
  yieldText(yields: Yield): string
  readYield(text: string): Yield | undefined
  go(spot: Spot, extend?: boolean): void
  begin(text?: string): void
  type(text: string): void
  /** Whether what was typed has been taken. */
  enter(): boolean
  giveUp(): void
  clear(): void
  fillDown(): void
  edit(key: Parameters<typeof t>[0], change: Change): void
  element: { grid: HTMLTableElement | undefined }
}

export function createTable(owner: TableOwner): TableGrid {
  const view = useStrategy()
  const empty: AnyTable = { inputs: [], hit: 'first', rows: [], otherwise: undefined }
  const table = createMemo(() => tableOf(view.snapshot(), owner) ?? empty)
  const answers = () => ({
    yes: literalText(true, undefined, view.vocabulary()),
    no: literalText(false, undefined, view.vocabulary()),
  })
  const columns = createMemo(() =>
    table().inputs.map((input): Column => {
      const document = view.snapshot()
      const options = expressionOptions(document, input)
      return {
        kind: expressionKind(document, input),
        show: expressionShow(document, input),
        options: options.map((option) => ({ ...option, name: optionName(option, language()) })),
        answers: answers(),
      }
    }),
  )
  const yieldColumn = createMemo((): Column => {
    const plain = { options: [], answers: answers() }
    if (owner.kind === 'dimension') return { kind: 'number', ...plain }
    if (owner.kind === 'derived') {
      const kinds = { number: 'number', boolean: 'boolean' } as const
      return { kind: kinds[typeof table().rows[0]?.yields as 'number'] ?? 'string', ...plain }
    }
    const tiers = view.snapshot().tiers
    return { kind: 'string', ...plain, options: tiers.map((tier) => ({ ...tier, name: nameOf(tier, language()) })) }
  })
  const variables = createMemo(() => {
    const all = variablesOf(view.document(), owner.kind === 'assign' ? 'results' : 'inputs', language())
    if (owner.kind === 'derived') {
      const list = view.document().derived ?? []
      const later = list.slice(list.findIndex(({ id }) => id === owner.id)).map(({ id }) => id)
      return all.filter(({ path, group }) => group !== 'derivedValue' || !later.includes(path))
    }
    return all.filter(({ path }) => path !== 'subject')
  })

  const [at, setAt] = createSignal<Spot>({ row: 0, column: 0 })
  const [anchor, setAnchor] = createSignal<Spot>({ row: 0, column: 0 })
  const [typed, setTyped] = createSignal<string>()
  const [complaint, setComplaint] = createSignal<string>()
  const element: TableGrid['element'] = { grid: undefined }
  const clamped = ({ row, column }: Spot): Spot => ({
    row: Math.max(0, Math.min(row, table().rows.length - 1)),
    column: Math.max(0, Math.min(column, table().inputs.length)),
  })
  const focus = () => clamped(at())
  const range = () => {
    const [a, b] = [clamped(anchor()), focus()]
    return {
      top: Math.min(a.row, b.row),
      bottom: Math.max(a.row, b.row),
      left: Math.min(a.column, b.column),
      right: Math.max(a.column, b.column),
    }
  }
  const name = () => {
    const document = view.snapshot()
    if (owner.kind === 'assign') return t('editTable.tiers')
    const part = byId<{ id: string }>(owner.kind === 'dimension' ? document.dimensions : document.derived, owner.id)
    return nameOf(part ?? { id: owner.id }, language())
  }
  const edit: TableGrid['edit'] = (key, change) => {
    const called = name()
    view.editing?.editor.edit(() => t(key, { name: called }), change)
  }
  const isYield = (column: number) => column === table().inputs.length

  const yieldText = (yields: Yield): string => {
    const { kind, options } = yieldColumn()
    if (kind === 'string') return options.find(({ id }) => id === yields)?.name ?? String(yields)
    return cellText(yields, yieldColumn())
  }
  const readYield = (text: string): Yield | undefined => {
    const read = readScalar(text.trim(), yieldColumn())
    // A class may be anything; of what it was so far is only how it is read first.
    return read ?? (owner.kind === 'derived' && text.trim() !== '' ? text.trim() : undefined)
  }
  const textAt = ({ row, column }: Spot): string => {
    const found = table().rows[row]
    if (!found) return ''
    return isYield(column) ? yieldText(found.yields) : cellText(found.when[column] ?? null, columns()[column] as Column)
  }
  /** Undefined where the text can't stand there. */
  const cellFrom = (text: string, column: number): Cell | undefined => {
    if (isYield(column)) return readYield(text)
    const reading = readCell(text, columns()[column] as Column)
    return reading.ok ? reading.cell : undefined
  }

  const focusElement = () =>
    queueMicrotask(() => {
      const { row, column } = focus()
      element.grid?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`)?.focus()
    })
  const go: TableGrid['go'] = (spot, extend = false) => {
    const to = clamped(spot)
    setAt(to)
    if (!extend) setAnchor(to)
    focusElement()
  }
  const giveUp = () => {
    setTyped(undefined)
    setComplaint(undefined)
    focusElement()
  }
  const enter = (): boolean => {
    const text = typed()
    if (text === undefined) return true
    const { row, column } = focus()
    const cell = cellFrom(text, column)
    if (cell === undefined) {
      setComplaint(complaintFor(column))
      return false
    }
    setTyped(undefined)
    setComplaint(undefined)
    edit('editTable.step.cell', setCells(owner, [{ row, column, cell }]))
    return true
  }
  const complaintFor = (column: number): string => {
    const of = isYield(column) ? yieldColumn() : (columns()[column] as Column)
    if (of.options.length > 0) return t('editTable.notOption')
    if (of.kind === 'boolean') return t('editTable.notAnswer')
    return of.kind === 'date' ? t('editTable.notDate') : t('editTable.notNumber')
  }
  const clear = () => {
    const { top, bottom, left, right } = range()
    const entries: Entry[] = []
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) if (!isYield(column)) entries.push({ row, column, cell: null })
    edit('editTable.step.clear', setCells(owner, entries))
  }
  const fillDown = () => {
    const { top, bottom, left, right } = range()
    const entries: Entry[] = []
    for (let column = left; column <= right; column++) {
      const source = table().rows[top]
      const cell = isYield(column) ? source?.yields : source?.when[column]
      if (cell === undefined) continue
      for (let row = top + 1; row <= bottom; row++) entries.push({ row, column, cell })
    }
    edit('editTable.step.fill', setCells(owner, entries))
  }
  const copied = (): string => {
    const { top, bottom, left, right } = range()
    const rows: string[][] = []
    for (let row = top; row <= bottom; row++) {
      const texts: string[] = []
      for (let column = left; column <= right; column++) texts.push(textAt({ row, column }))
      rows.push(texts)
    }
    return toTsv(rows)
  }
  /** A single text fills the range; rows beyond the last are added. What can't be read stays out, and is said. */
  const paste = (text: string) => {
    const block = fromTsv(text)
    const { top, bottom, left, right } = range()
    const isSingle = block.length === 1 && block[0]?.length === 1
    const [height, width] = isSingle
      ? [bottom - top + 1, right - left + 1]
      : [block.length, Math.max(...block.map((row) => row.length))]
    const entries: Entry[] = []
    let unread = 0
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width && left + column <= table().inputs.length; column++) {
        const piece = isSingle ? block[0]?.[0] : block[row]?.[column]
        if (piece === undefined) continue
        const cell = cellFrom(piece, left + column)
        if (cell === undefined) unread++
        else entries.push({ row: top + row, column: left + column, cell })
      }
    }
    edit('editTable.step.paste', setCells(owner, entries))
    setComplaint(unread > 0 ? t('editTable.unread', { n: unread }) : undefined)
    setAnchor({ row: top, column: left })
    setAt({ row: top + height - 1, column: left + width - 1 })
    focusElement()
  }

  // The clipboard's events go where the selection of the page is, which a focused cell needn't be.
  const isHere = () => typed() === undefined && element.grid?.contains(document.activeElement) === true
  const isOnCell = () => isHere() && document.activeElement?.matches('[data-cell]') === true
  const onCopy = (event: ClipboardEvent) => {
    if (!isOnCell()) return
    event.preventDefault()
    event.clipboardData?.setData('text/plain', copied())
    if (event.type === 'cut') clear()
  }
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (!isOnCell() || text === '') return
    event.preventDefault()
    paste(text)
  }
  onMount(() => {
    document.addEventListener('copy', onCopy)
    document.addEventListener('cut', onCopy)
    document.addEventListener('paste', onPaste)
  })
  onCleanup(() => {
    document.removeEventListener('copy', onCopy)
    document.removeEventListener('cut', onCopy)
    document.removeEventListener('paste', onPaste)
  })

  return {
    owner,
    table,
    columns,
    yieldColumn,
    variables,
    focus,
    range,
    isChosen: ({ row, column }) => {
      const { top, bottom, left, right } = range()
      return row >= top && row <= bottom && column >= left && column <= right
    },
    typed,
    complaint,
    textAt,
    yieldText,
    readYield,
    go,
    begin: (text) => setTyped(text ?? textAt(focus())),
    type: (text) => {
      setTyped(text)
      setComplaint(undefined)
    },
    enter,
    giveUp,
    clear,
    fillDown,
    edit,
    element,
  }
}

/** An input that a new column can read: one that no column reads yet. */
export const freshInput = (grid: TableGrid): Expression => {
  const read = new Set(grid.table().inputs.map((input) => JSON.stringify(input)))
  const free = grid.variables().find(({ path }) => !read.has(JSON.stringify({ var: path })))
  return { var: (free ?? grid.variables()[0])?.path ?? '' }
}
