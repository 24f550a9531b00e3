/** What the store throws where the cause lies outside the program. */

/** The disk is full, read-only or held by another process, or the server is away; reads may still work. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable'
  /** The database's own code, for example SQLITE_FULL, or 57P01 of PostgreSQL. */
  readonly code: string
  /** What became of the change: nothing as a rule; unknown where the connection was lost while it was committed. */
  readonly outcome: 'nothing' | 'unknown'

  constructor(code: string, cause: Error, outcome: 'nothing' | 'unknown' = 'nothing') {
    super(`The database can't be used: ${cause.message}`, { cause })
    this.code = code
    this.outcome = outcome
  }
}

/** The database was written by a newer version of Tiersmith; it was not touched. */
export class DatabaseTooNew extends Error {
  override readonly name = 'DatabaseTooNew'

  constructor(place: string, unknown: string[]) {
    super(
      `${place} belongs to a newer version of Tiersmith (it has ${unknown.join(', ')}): not touched. Upgrade first.`,
    )
  }
}

/** The PostgreSQL database holds tables of something else; it was not touched. */
export class ForeignDatabase extends Error {
  override readonly name = 'ForeignDatabase'

  constructor(place: string, tables: string[]) {
    const some = tables.slice(0, 3).join(', ')
    super(`${place} holds tables of something else (${some} …): not touched. Give Tiersmith a database of its own.`)
  }
}
