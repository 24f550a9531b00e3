/** Analysis: what a sound strategy can never do, said only where it is proven. */
import type { Report } from '../check/problems.ts'
import type { Plan } from '../plan/plan.ts'
import type { Strategy } from '../strategy/document.ts'

export function analyse(_plan: Plan, _document: Strategy, _report: Report): void {}
