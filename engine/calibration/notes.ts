/**
 * What calibration and the placing of edges have to tell beside numbers, in one closed list. The
 * sentences stand in words/calibration.ts.
 */
export type NoteCode =
  // Of one tier
  | 'lowest-tier'
  | 'no-band'
  | 'no-rank'
  | 'no-total'
  | 'field-missing'
  | 'reached-above'
  | 'moved'
  | 'empty'
  // Why nothing can be calibrated
  | 'assigned-by-matrix'
  | 'assigned-by-table'
  | 'no-targets'
  | 'no-subjects'
  | 'no-room'
  // Of the edges of a dimension
  | 'unknown-dimension'
  | 'no-bands'
  | 'one-band'
  | 'no-values'
  | 'too-few-values'
  | 'points-not-monotone'
  | 'value-missing'
  | 'points-spread'
  | 'empty-bands'

export interface Note {
  code: NoteCode
  params: Record<string, string | number>
}

export const note = (code: NoteCode, params: Note['params'] = {}): Note => ({ code, params })
