/** Where a database is: an SQLite file, or the postgres:// address of a server. */

/** Whether a place is the address of a PostgreSQL server rather than a file. */
export const isAddress = (place: string): boolean => /^postgres(ql)?:\/\//.test(place)

/** A place as messages call it: without a password. */
export const nameOfPlace = (place: string): string => {
  if (!isAddress(place)) return place
  const { host, pathname } = new URL(place)
  return `${host}${pathname}`
}

/**
 * Where DATABASE_URL says that the database is; undefined where it says nothing.
 * @throws Error with a message for people, which doesn't show the address: it may hold a password
 */
export const databaseOf = ({ DATABASE_URL: address }: NodeJS.ProcessEnv): string | undefined => {
  if (!address) return undefined
  if (isAddress(address) && URL.canParse(address)) return address
  throw new Error('DATABASE_URL must be postgres://user:password@host/database.')
}
