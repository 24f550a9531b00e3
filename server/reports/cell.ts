/** What stands in a table that is handed out: a text, a number, or nothing. */
export type Cell = string | number | undefined

export interface Sheet {
  name: string
  /** The first is the head. */
  rows: readonly (readonly Cell[])[]
}
