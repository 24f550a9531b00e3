/** What the store throws where the cause lies outside the program. */

/** The disk is full, read-only or held by another process: nothing was changed; reads may still work. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable'
  /** SQLite's own code, for example SQLITE_FULL. */
  readonly code: string

  constructor(code: string, cause: Error) {
    super(`The database can't be used: ${cause.message}`, { cause })
    this.code = code
  }
}

/** The database was written by a newer version of Tiersmith; it was not touched. */
export class DatabaseTooNew extends Error {
  override readonly name = 'DatabaseTooNew'

  constructor(file: string, unknown: string[]) {
    super(`${file} belongs to a newer version of Tiersmith (it has ${unknown.join(', ')}): not touched. Upgrade first.`)
  }
}
