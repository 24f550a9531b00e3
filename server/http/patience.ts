/**
 * Deadlines for many short waits: one slow clock looks at all of them. A timer for each would cost
 * a request as much as reading its body.
 */
const TICK = 500

const deadlines = new Map<() => void, number>()
let clock: NodeJS.Timeout | undefined

/** Calls `late` once, up to half a second after the time is over, unless it is forgotten before. */
export const within = (milliseconds: number, late: () => void): void => {
  deadlines.set(late, performance.now() + milliseconds)
  clock ??= setInterval(tick, TICK).unref()
}

export const forget = (late: () => void): void => {
  deadlines.delete(late)
}

const tick = () => {
  if (deadlines.size === 0) {
    clearInterval(clock)
    clock = undefined
    return
  }
  const now = performance.now()
  for (const [late, deadline] of deadlines) {
    if (deadline > now) continue
    deadlines.delete(late)
    late()
  }
}
