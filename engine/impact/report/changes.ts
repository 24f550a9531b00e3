/** What moves the subjects: each group of changes alone, and each dimension or rule. */

import { formatNumber } from '../../words/format.ts'
import { describeProblem } from '../../words/messages.ts'
import type { Ablation, CauseCount } from '../shape.ts'
import type { ImpactReport, Names } from './names.ts'
import type { Table } from './table.ts'

/** Causes beyond these are told in the JSON. */
const MOST_CAUSES = 12

export function ablationTable({ impact }: ImpactReport, names: Names): Table[] {
  const { ablation, moves } = impact
  if (!ablation || ablation.length === 0) return []
  const { say } = names
  const all = ablation.filter(({ groups }) => groups.length === 1).reduce((sum, { changes }) => sum + changes, 0)
  return [
    {
      heading: say('heading.ablation'),
      head: [say('part'), say('changes'), say('movesUp'), say('movesDown'), say('movesOther'), ''],
      figures: [false, true, true, true, true, false],
      rows: [
        ...ablation.map((part) => ablationRow(part, names)),
        [say('allTogether'), number(all, names), ...moveCells(moves, names), ''],
      ],
      hasTotal: true,
    },
  ]
}

function ablationRow({ groups, changes, newInputs, result }: Ablation, names: Names): string[] {
  const { say, language } = names
  const titles = groups.map((group) => say(`group.${group}`))
  const title = titles.length > 1 ? say('together', { groups: titles.join(say('together.joint')) }) : (titles[0] ?? '')
  if (result.ok)
    return [title, number(changes, names), ...moveCells(result.moves, names), newInputs ? say('withInputs') : '']
  const reason = describeProblem(result.reason, language)
  return [title, number(changes, names), '', '', '', say('notAlone', { reason })]
}

const number = (value: number, { language }: Names): string => formatNumber(value, language)

function moveCells({ up, down, across, refused, admitted }: Record<string, number>, names: Names): string[] {
  const cell = (sign: string, value = 0) => (value === 0 ? '·' : `${sign}${number(value, names)}`)
  return [cell('▲ ', up), cell('▼ ', down), cell('', (across ?? 0) + (refused ?? 0) + (admitted ?? 0))]
}

export function causesTable({ impact }: ImpactReport, names: Names): Table[] {
  const { causes } = impact
  if (causes.length === 0) return []
  const { say } = names
  const row = ({ cause, counts }: CauseCount) => [names.cause(cause), ...moveCells(counts, names)]
  return [
    {
      heading: say('heading.causes'),
      head: [say('cause'), say('movesUp'), say('movesDown'), say('movesOther')],
      figures: [false, true, true, true],
      rows: causes.slice(0, MOST_CAUSES).map(row),
    },
  ]
}
