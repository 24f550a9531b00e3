import { formatQuantity } from '../../model/format.ts'
import { language } from '../../model/preferences.ts'
import type { PointsViewProps } from './pointsView.ts'

/** Where the subject tried stands on a plot; nothing while its value is missing. */
export function markerOf({ result, facet }: PointsViewProps): { x: number; y: number; text: string } | undefined {
  if (typeof result?.value !== 'number' || result.points === undefined) return undefined
  return { x: result.value, y: result.points, text: formatQuantity(result.value, facet ?? {}, language()) }
}
