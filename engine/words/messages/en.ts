import type { ProblemCode } from '../../check/problems.ts'
import { termsIn } from '../glossary.ts'
import type { Manner } from '../template.ts'

const the = termsIn('en')

const kinds = {
  number: 'a number',
  integer: 'a whole number',
  string: 'a text',
  boolean: 'true or false',
  date: 'a date',
  object: 'an object { … }',
  array: 'a list [ … ]',
  null: 'null',
  interval: 'an interval',
  value: 'a value',
  any: 'any value',
}

export const enManner: Manner = {
  words: {
    expected: kinds,
    found: kinds,
    type: kinds,
    types: kinds,
    comparison: { '<=': 'at most ', '<': 'below ', '>=': 'at least ', '>': 'above ', '±': 'within ±' },
    most: { any: 'no limit' },
    combine: {
      mean: `its ${the.score} takes the mean of its parts`,
      min: `its ${the.score} takes the lowest of its parts`,
      max: `its ${the.score} takes the highest of its parts`,
      root: `it is a ${the.totalScore}, which goes into no other`,
    },
  },
  separator: ', ',
  alternatives: ' or ',
  more: '…',
}

export const en: Record<ProblemCode, string> = {
  'not-an-object': `A ${the.strategy} is a JSON object { … }.`,
  'too-deep': `The document nests deeper than {most} levels here. Flatten it.`,
  'too-large': `The document has more than {most} values. Split the ${the.strategy} or shorten its ${the.table}s.`,
  'invalid-text': 'This text holds a character that is no text (U+0000 or half of a surrogate pair). Remove it.',
  'unknown-key': 'There is no key “{key}” here.[ Did you mean “{suggestion}”?]',
  'missing-key': 'The key “{key}” is missing here. Add it.',
  'wrong-type': 'Expected here: {expected}.',
  'wrong-value': 'This value is not among those allowed here: {allowed}.',
  'invalid-id':
    'This is no valid id.[ (“{id}”)] Use letters of any script, digits, _ and -, at most 128 of them, in Unicode’s composed form (NFC).',
  'invalid-language': '“{language}” is no language tag. Use en, zh-Hant, zh-Hans or another BCP 47 tag.',
  'invalid-date': '[“{value}” is no date of the calendar. ]Write a real date as YYYY-MM-DD.',
  'out-of-range':
    'This number is out of range[: it must be {comparison}{limit}][: {value} lies outside {min} to {max}]. Correct it.',
  'too-few': 'There are too few entries or characters here: at least {least} needed.',
  'too-many': 'There are too many entries or characters here: at most {most} allowed.',
  'exactly-one': 'Exactly one of these keys must stand here: {keys}.',
  'needs-key': 'The key “{key}” needs “{needs}” beside it. Add “{needs}” or remove “{key}”.',
  'excludes-key': 'Two of the keys here exclude each other. Keep one of them.',

  'duplicate-id': 'The id “{id}” stands here twice. Give one of them another id.',
  'reserved-id': 'The id “{id}” is reserved. Choose another.',
  'unknown-field': `There is no ${the.field} “{field}”.[ Did you mean “{suggestion}”?]`,
  'unknown-score': `There is no ${the.score} “{score}”.[ Did you mean “{suggestion}”?]`,
  'unknown-tier': `There is no ${the.tier} “{tier}”.[ Did you mean “{suggestion}”?][ The ${the.tier}s are: {known}.]`,
  'unknown-variable': `Nothing here is called “{name}”.[ Did you mean “{suggestion}”?]`,
  'later-variable': `The ${the.derivedValue} “{name}” can’t be read here: it may read only those before it. Move it up.`,
  'duplicate-option': `The ${the.option} “{option}” stands in the list twice. Remove one.`,

  'unknown-operator': `There is no ${the.operator} “{operator}”.[ Did you mean “{suggestion}”?][ The ${the.operator}s are: {known}.]`,
  'not-an-operator': `An ${the.expression} is a value or an object with exactly one ${the.operator}, for example { "var": "claims" }.`,
  'wrong-arity': `“{operator}” can’t take {given} operands (least: {least}, most: {most}).`,
  'type-mismatch': 'Expected here: {expected}; found: {found}.',
  'misplaced-missing': `“missing” may stand only directly under “!” or “!!”. To test one name, compare it with null.`,

  'too-many-decimals': '{value} has too many decimal places: at most {most} are kept exactly. Round it.',
  'exact-range': `The ${the.weight}s and ${the.points} under the ${the.score} “{score}” can add up beyond what is computed exactly. Use smaller ${the.weight}s or ${the.points}, or limit its parts by floor and cap.`,

  'range-reversed': 'The smallest value {min} is above the largest {max}. Exchange them.',
  'options-need-string': `Only a ${the.field} of texts has ${the.option}s, and this one holds {type}. Remove them or change the type to string.`,
  'range-needs-number': `“{key}” is for ${the.field}s of numbers only, and this one holds {type}. Remove it.`,

  'first-band-edge': `The first ${the.band} takes everything below the second, so it has no ${the.edge}. Remove “from” or “above”, or put a ${the.band} before it.`,
  'band-needs-edge': `Every ${the.band} but the first begins at an ${the.edge}. Add “from” or “above”.`,
  'edges-not-ascending': `The ${the.edge} {edge} must be above the one before it, {previous}.`,
  'edges-one-kind': `A ${the.band} begins at “from” (inclusive) or “above” (exclusive), not both. Remove one.`,
  'curve-not-ascending': `The points of a ${the.curve} go from left to right, at most two at one place; {x} after {previous} doesn’t. Reorder them.`,
  'points-need-value': `Bands, lookups and curves turn a ${the.value} into ${the.points}, and this ${the.dimension} has none. Add “value”.`,
  'cell-count': `A ${the.row} has one ${the.cell} for each input of its table: {expected} are wanted here, not {found}. null matches anything.`,
  'cell-type': 'This cell can’t match its input. Expected: {expected}; found: {found}.',
  'interval-empty': 'No value lies in this interval: its lower end is above its upper end.',
  'key-not-canonical': 'No value is ever written as “{key}”; its input is {type}. Write it as JSON prints it.',
  'mixed-types': 'The yields are of several types ({types}). Use one type throughout.',
  'hit-needs-rank': `The hit policy “{hit}” needs ranked ${the.tier}s, and these have no rank. Choose first, unique or any.`,

  'score-cycle': `The ${the.score} “{score}” goes into itself, directly or by way of others. Change one “into” on the way.`,
  'score-without-children': `Nothing goes into the ${the.score} “{score}”. Put a ${the.dimension} into it, or remove it.`,
  'weight-missing': `“{id}” needs a ${the.weight}, because the ${the.score} “{score}” is weighted. Add one.`,
  'weight-not-positive': `The ${the.weight} of “{id}” is {weight}, but must be above 0. To leave it out, remove it.`,
  'weight-not-allowed': `“{id}” can’t have a ${the.weight}: {combine}. Remove it.`,
  'weights-total': `The ${the.weight}s under “{score}” total {total}, not 1 (off by {difference}): {children}. Correct them.`,
  'floor-above-cap': 'The floor {floor} is above the cap {cap}. Exchange them or remove one.',

  'judgements-not-allowed': `Only ${the.weight}s can have ${the.judgement}s behind them, and the parts of “{score}” have none, because it isn’t weighted. Remove them.`,
  'unknown-child': `Nothing called “{child}” goes directly into the ${the.score} “{score}”.[ Did you mean “{suggestion}”?] Its parts are: {known}.`,
  'judgement-of-itself': `A ${the.judgement} compares two parts, and this one compares “{id}” with itself. Remove it.`,
  'judgement-twice': `“{of}” and “{over}” are compared twice. Keep one of the two ${the.judgement}s.`,
  'judgements-missing': `Some parts of “{score}” are not compared with each other: {pairs}. Add a ${the.judgement} for each of these pairs.`,
  'judgements-inconsistent': `The ${the.judgement}s under “{score}” contradict each other: their ${the.consistencyRatio} is {ratio} and must be below {limit}. The least consistent is this: “{of}” over “{over}”, {times} times. By the others it would be “{fitsOf}” over “{fitsOver}”, about {fits} times. Judge this pair again.`,
  'weights-disagree': `The ${the.weight} of “{id}” is {weight}, but the ${the.judgement}s under “{score}” give {computed} (off by {difference}). Take that over, or judge again.`,

  'tiers-order': `The ${the.band}s go from the worst ${the.tier} to the best, but “{tier}” is listed as worse than “{previous}” before it. Reorder the ${the.band}s, or the list of ${the.tier}s, which goes best first.`,
  'tier-twice': `The ${the.tier} “{tier}” has two ${the.band}s. Join them, or name another ${the.tier}.`,
  'matrix-shape': `By the matrix’s ${the.edge}s {expected} must stand here, not {found}: one more than there are ${the.edge}s.`,
  'needs-rank': `“{key}” needs ranked ${the.tier}s, and this ${the.strategy} says "ordered": false. Remove one of the two.`,
  'hold-needs-bands': `A ${the.hold} works only where a ${the.score}’s ${the.band}s assign the ${the.tier}. Remove it.`,
  'measure-needs-number': `Only a ${the.field} of numbers can be summed up, and “{field}” holds {type}. Name another.`,

  'add-needs-root': `Only a ${the.totalScore} can be added to, and “{score}” goes into another ${the.score}. Name the one at the top.`,
  'add-after-tier': `The ${the.override} “{id}” adds ${the.points} after another has changed the ${the.tier}. Move it before all that change the ${the.tier}.`,
  'dates-reversed': `This ${the.override} expires on {expires}, not after its start on {starts}. Correct one of the dates.`,

  'threshold-unattainable': `No ${the.subject} can reach the ${the.threshold} {threshold}[ of “{tier}”]: “{score}” is never above {high}. Lower it, or give more ${the.points}.`,
  'tier-unreachable': `No ${the.subject} can come into the ${the.tier} “{tier}”. Change what assigns it, or remove it.`,
  'band-unreachable': `No ${the.value} of “{id}” falls into this ${the.band}[: it is never below {low}][: it is never above {high}]. Move its ${the.edge} or remove the ${the.band}.`,
  'row-unreachable': `This ${the.row} never decides anything[: ${the.row} {row} before it takes all its cases][: nothing matches its ${the.cell} {column}]. Change or remove it.`,
  'rows-overlap': `This ${the.row} and ${the.row} {row} match the same cases, which “unique” refuses to decide. Narrow one of them.`,
  'override-never': `The ${the.override} “{id}” never applies: its ${the.condition} can’t be true. Correct the ${the.condition} or remove it.`,
  'override-undone': `The ${the.override} “{id}” never changes a final result[: “{by}” after it always decides anew][: “{final}” before it is final]. Reorder or remove it.`,
  'field-unused': `Nothing reads the ${the.field} “{field}”. Use it, or remove it so that callers need not send it.`,
  'derived-unused': `Nothing reads the ${the.derivedValue} “{id}”. Use it or remove it.`,
  'option-without-entry': `The lookup has no entry for these ${the.option}s of “{field}”: {options}. Add them or an “otherwise”; until then such ${the.subject}s are refused.`,
  'entry-without-option': `“{entry}” is none of the ${the.option}s of “{field}”, so this entry is never found.[ Did you mean “{suggestion}”?] Remove it or add the ${the.option}.`,
  'missing-not-needed': `“{id}” is never missing, because all that it reads is required. Remove its “missing”, or make a ${the.field} optional.`,
  'null-in-list':
    'null means any value, so this list matches everything. Write null alone, or leave it out of the list.',
  'look-alike': `“{text}” looks like “{other}” but is written with other characters. Use one of the two everywhere.`,
}
