/** How a column's numbers are to be read: the decimal sign, the scale, and what % means. */
import { type Field, localize } from '../../../engine/index.ts'
import { type DecimalSign, parseNumber, powerOfName, powerOfUnit } from '../cells/numbers.ts'
import type { NumberReading } from '../mapping.ts'
import { type ColumnEvidence, isPlainNumber } from './evidence.ts'
import type { Undecided } from './profile.ts'
import type { FileHints, Proposal } from './proposal.ts'

/** Which decimal sign a column shows: counts of cells that can only be read with it, and of those read either way. */
export function decimalEvidence(evidence: ColumnEvidence): Record<DecimalSign | 'either', number> {
  const counts = { '.': evidence.pointed, ',': 0, either: evidence.maybeGrouped }
  for (const [text, count] of evidence.texts) {
    if (isPlainNumber(text)) continue
    const [point, comma] = [parseNumber(text, '.'), parseNumber(text, ',')]
    if (point && comma) counts.either += point.value === comma.value ? 0 : count
    else if (point && /[.,]/.test(text)) counts['.'] += count
    else if (comma) counts[','] += count
  }
  return counts
}

export function proposeNumber(
  proposal: Proposal,
  field: Field,
  evidence: ColumnEvidence,
  hints: FileHints,
  pointer: string,
): void {
  const number: NumberReading = {}
  const decimal = decimalOf(proposal, evidence, hints, pointer)
  if (decimal === ',') number.decimal = ','
  const texts = [...evidence.texts.keys()].flatMap((text) => {
    const parsed = parseNumber(text, decimal)
    return parsed && !isPlainNumber(text) ? [{ text, ...parsed }] : []
  })
  const hinted = powerOfName(proposal.column.column)
  const own = field.unit === undefined ? undefined : (powerOfUnit(localize(field.unit, 'en')) ?? unitPower(field))
  const isFraction = field.show === 'percent' || (field.max !== undefined && field.max <= 1)
  if (hinted !== undefined) number.times = timesOf(hinted === -2 ? (isFraction ? -2 : 0) : hinted - (own ?? 0))
  const percents = texts.filter(({ percent }) => percent)
  if (percents.length > 0) {
    if (isFraction) number.percent = 'fraction'
    else if (own === -2) number.percent = 'points'
    else proposal.undecided.push(percentMeaning(proposal, pointer, percents[0]?.text ?? ''))
  } else if (isFraction && field.show === 'percent' && number.times === undefined && evidence.greatest > 1.5) {
    proposal.undecided.push(percentOrNot(proposal, field, evidence, pointer))
  }
  tellNumbers(proposal, number, texts)
  if (Object.keys(number).length > 0) proposal.column.number = number
}

const unitPower = (field: Field): number | undefined =>
  typeof field.unit === 'object'
    ? Object.values(field.unit)
        .map(powerOfUnit)
        .find((power) => power !== undefined)
    : undefined

const timesOf = (power: number) => (10 ** power) as NonNullable<NumberReading['times']>

function tellNumbers(
  { reading }: Proposal,
  number: NumberReading,
  texts: { text: string; value: number; percent: boolean; scaled: boolean }[],
): void {
  if (number.times !== undefined && number.times !== 1)
    reading.push(`bare numbers times ${number.times}, as the column's name says`)
  const examples = [texts.find(({ scaled }) => scaled), texts.find(({ percent, scaled }) => !percent && !scaled)]
  for (const one of examples) {
    if (one) reading.push(`${JSON.stringify(one.text)} is ${one.scaled ? one.value : one.value * (number.times ?? 1)}`)
  }
  const percent = texts.find((one) => one.percent)
  if (percent && number.percent !== undefined) {
    reading.push(
      `${JSON.stringify(percent.text)} is ${number.percent === 'points' ? percent.value : percent.value / 100}`,
    )
  }
}

function decimalOf(proposal: Proposal, evidence: ColumnEvidence, hints: FileHints, pointer: string): DecimalSign {
  const counts = decimalEvidence(evidence)
  const isMixed = counts['.'] > 0 && counts[','] > 0
  const likely: DecimalSign = counts[','] > counts['.'] ? ',' : '.'
  const isClear = !isMixed && (counts[','] > 0 || counts['.'] > 0 || counts.either === 0)
  if (isClear) return likely
  if (!isMixed && hints.decimal !== undefined) return hints.decimal
  // A point with three digits after it is a decimal point where commas set cells apart, as programs write it.
  if (!isMixed && !hints.isCommaFree && evidence.maybeGrouped === counts.either) return '.'
  const text = [...evidence.texts.keys()].find((one) => differs(one)) ?? evidence.examples[0] ?? ''
  const choice = (value: DecimalSign) => {
    const reading = parseNumber(text, value)?.value.toString()
    const means = `${JSON.stringify(text)} is ${reading ?? 'refused'}`
    return { value, means, ...(reading === undefined ? {} : { reading }) }
  }
  proposal.undecided.push({
    code: 'decimal',
    column: proposal.column.column,
    pointer: `${pointer}/number/decimal`,
    message: `Is the decimal sign a point or a comma in ${JSON.stringify(proposal.column.column)}?`,
    cell: text,
    choices: [choice('.'), choice(',')],
  })
  return likely
}

const differs = (text: string): boolean => {
  const [point, comma] = [parseNumber(text, '.'), parseNumber(text, ',')]
  return point?.value !== comma?.value && (point ?? comma) !== undefined
}

function percentMeaning(proposal: Proposal, pointer: string, text: string): Undecided {
  const points = parseNumber(text, '.')?.value ?? 0
  return {
    code: 'percent',
    column: proposal.column.column,
    pointer: `${pointer}/number/percent`,
    message: `What is ${JSON.stringify(text)} in ${JSON.stringify(proposal.column.column)}?`,
    cell: text,
    choices: [
      { value: 'fraction', means: `${points / 100}`, reading: `${points / 100}` },
      { value: 'points', means: `${points}`, reading: `${points}` },
    ],
  }
}

function percentOrNot(proposal: Proposal, field: Field, { greatest }: ColumnEvidence, pointer: string): Undecided {
  return {
    code: 'percent',
    column: proposal.column.column,
    pointer: `${pointer}/number/times`,
    message: `Values of ${JSON.stringify(proposal.column.column)} go up to ${greatest}; ${field.id} is a share. Are they percentages?`,
    cell: `${greatest}`,
    choices: [
      { value: 0.01, means: `${greatest} is ${greatest / 100}, shown as ${greatest} %`, reading: `${greatest / 100}` },
      { value: 1, means: `${greatest} is ${greatest}, shown as ${greatest * 100} %`, reading: `${greatest}` },
    ],
  }
}
