/** How a change of tier is told in English. */
import { termsIn } from '../../words/glossary.ts'

const { tier, hold, override, evaluationDate, threshold } = termsIn('en')

export const en = {
  rose: `The ${tier} rose from {before} to {after}.`,
  fell: `The ${tier} fell from {before} to {after}.`,
  became: `The ${tier} changed from {before} to {after}.`,
  stayed: `The ${tier} stayed {after}.`,
  nowRefused: `The ${tier} was {before}; now the evaluation is refused ({after}).`,
  wasRefused: `The evaluation was refused ({before}); now the ${tier} is {after}.`,
  refusedOtherwise: 'The evaluation was refused before ({before}) and is refused now ({after}).',
  stayedRefused: 'The evaluation is refused as before ({after}).',

  byOne: 'What did it: {cause} alone.',
  byAny: 'Each of these alone would have done it: {causes}.',
  byAll: 'These did it together, none of them alone: {causes}.',
  data: 'the data',
  rules: 'the rules (version {before} → {after})',
  rulesUnnumbered: 'the rules',
  previousTier: `the ${tier} held until then ({before} → {after})`,
  date: `the ${evaluationDate} ({before} → {after})`,

  fieldAlone: 'One change of the data is enough: {field}.',
  fieldsAlone: 'Each of these changes of the data is enough by itself: {fields}.',
  fieldsTogether: 'These changes of the data are enough only together: {fields}.',
  field: '{name} {before} → {after}',
  sensitiveField: '{name} (not shown)',

  edit: 'In the rules: {edit}',
  edits: '{n} more change of the rules.|{n} more changes of the rules.',

  score: '{name}: {before} → {after}.',
  dimension: '{name}: {before} → {after} points, which changes the total by {change}.',
  dimensionNew: '{name} is new: {after} points, which add {change} to the total.',
  dimensionGone: '{name} is no longer counted: it had added {change} to the total.',
  thresholdsMoved: `The ${threshold}s moved: the same score now leads to another ${tier}.`,

  overrideApplied: `The ${override} “{name}” applies now: {from} → {to}. {reason}`,
  overrideEnded: `The ${override} “{name}” no longer applies.`,
  overrideChanged: `The ${override} “{name}” does something else now: {from} → {to}. {reason}`,
  holdKept: `The ${hold} keeps {to}; the score alone would give {from}.`,
  holdLimited: `The ${hold} limits the fall to {to}; the score alone would give {from}.`,
  holdEnded: `The ${hold} no longer keeps {to}.`,
  none: 'none',
  comma: ', ',
}

export type ChangeKey = keyof typeof en
export type ChangeMessages = Record<ChangeKey, string>
