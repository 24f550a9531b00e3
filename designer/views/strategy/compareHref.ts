import type { StrategyView } from './context.ts'

/** The address that compares what is in effect with what is shown. */
export const compareHref = (view: StrategyView): string => {
  const { summary, shown } = view.reading()
  const to = shown.kind === 'draft' ? `draft-${shown.draft.name}` : shown.version.number
  return `/strategies/${encodeURIComponent(summary.id)}/compare/${view.base()?.number ?? to}/${encodeURIComponent(to)}`
}
