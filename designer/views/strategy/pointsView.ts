import type { Dimension, DimensionResult } from '../../../engine/index.ts'
import type { Facet } from '../../model/sentence.ts'

/** What the view of a dimension's points is given. */
export interface PointsViewProps {
  dimension: Dimension
  facet: Facet | undefined
  /** How the subject tried was scored; undefined while there is no decision. */
  result: DimensionResult | undefined
}
