/**
 * Kernels run block by block: a block of every column that takes part stays in the cache, and a loop that is
 * called often is compiled early and as a whole.
 */
const BLOCK = 4096

/** Calls a kernel for each block of rows, from `start` until before `end`. */
export function inBlocks(length: number, kernel: (start: number, end: number) => void): void {
  for (let start = 0; start < length; start += BLOCK) kernel(start, Math.min(start + BLOCK, length))
}
