/** A key of an object, and the place of what it belongs to. */
export interface Key {
  index: number
  /** `"id":` */
  key: string
}

/**
 * The keys of an object that is filled id by id, in the order in which JSON.stringify would list them:
 * ids that are whole numbers come first, and one that is `__proto__` makes no key.
 */
export function keyOrder(ids: readonly string[]): Key[] {
  const filled: Record<string, number> = {}
  ids.forEach((id, index) => {
    filled[id] = index
  })
  return Object.entries(filled).map(([id, index]) => ({ index, key: `${JSON.stringify(id)}:` }))
}
