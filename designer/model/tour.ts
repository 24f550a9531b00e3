/** The short tour: offered at the first start, and whenever it is asked for. */
import { createSignal } from 'solid-js'
import { keep, kept } from './preferences.ts'

const KEY = 'tiersmith.tour'

const [touring, setTouring] = createSignal(false)
const [greeted, setGreeted] = createSignal(kept(KEY) !== null)

/** Whether the tour is shown; whether this browser has been greeted. */
export { greeted, touring }

export const startTour = (): void => void setTouring(true)

/** Taken or skipped, it isn't offered again. */
export function endTour(): void {
  setTouring(false)
  setGreeted(true)
  keep(KEY, 'seen')
}

export const tourSteps = ['pack', 'design', 'movement', 'compare', 'approval'] as const
export type TourStep = (typeof tourSteps)[number]
