/** The migration matrix as a flow: tiers before and after as stacks, those who go from one to another as ribbons. */
import type { MatrixCell, MatrixHead, MatrixView } from './compareImpact.ts'

export interface FlowNode {
  tier: MatrixHead
  count: number
  y: number
  height: number
}

interface Ribbon extends Pick<MatrixCell, 'count' | 'way'> {
  from: number
  to: number
  path: string
}

export interface Flow {
  left: FlowNode[]
  right: FlowNode[]
  ribbons: Ribbon[]
}

const GAP = 12

/** @param width between the stacks @param height of the whole, gaps included */
export function flowOf(view: MatrixView, width: number, height: number): Flow {
  const stacks = Math.max(view.rows.length, view.columns.length)
  const scale = (height - GAP * (stacks - 1)) / Math.max(view.count, 1)
  const left = stack(view.rows, scale)
  const right = stack(view.columns, scale)
  const leftAt = left.map(({ y }) => y)
  const rightAt = right.map(({ y }) => y)
  const ribbons = view.rows.flatMap((row, from) =>
    row.cells.flatMap(({ count, way }, to) => {
      if (count === 0) return []
      const size = count * scale
      const [y0, y1] = [leftAt[from] ?? 0, rightAt[to] ?? 0]
      leftAt[from] = y0 + size
      rightAt[to] = y1 + size
      return [{ from, to, count, way, path: ribbon(y0, y1, size, width) }]
    }),
  )
  return { left, right, ribbons }
}

function stack(items: readonly { tier: MatrixHead; count: number }[], scale: number): FlowNode[] {
  let y = 0
  return items.map(({ tier, count }) => {
    const node = { tier, count, y, height: count * scale }
    y += node.height + GAP
    return node
  })
}

function ribbon(y0: number, y1: number, size: number, width: number): string {
  const middle = width / 2
  const there = `M0 ${y0}C${middle} ${y0} ${middle} ${y1} ${width} ${y1}`
  return `${there}v${size}C${middle} ${y1 + size} ${middle} ${y0 + size} 0 ${y0 + size}z`
}
