/**
 * Freezes plain JSON data to its leaves. Decisions share texts with the document they come from; frozen,
 * a caller that writes into a decision can't change the next one.
 */
export function deepFreeze<T>(data: T): T {
  if (typeof data === 'object' && data !== null) {
    Object.values(data).forEach(deepFreeze)
    Object.freeze(data)
  }
  return data
}
