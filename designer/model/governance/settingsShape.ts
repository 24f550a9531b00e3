/** A strategy's settings as the server answers and takes them. */
import type { Text } from '../../../engine/index.ts'

export const recordPolicies = ['never', 'asked', 'tier-changes', 'always'] as const

export interface Settings {
  title?: Text
  timeZone: string
  approvals: number
  record: (typeof recordPolicies)[number]
  /** Days. */
  retention?: number
  reviewDate?: string
}
