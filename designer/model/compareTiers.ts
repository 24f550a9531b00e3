/** How tiers are reached, line by line: thresholds, a matrix or a table, targets and the hold. */
import type { Assign, Strategy, Tier } from '../../engine/index.ts'
import { formatNumber, formatPercent } from './format.ts'
import { byId, nameOf, tierName } from './names.ts'
import { conditionText } from './pointLines.ts'
import { language } from './preferences.ts'
import type { Vocabulary } from './sentence.ts'
import { label, listed, t } from './words.ts'

/** One thing as one version has it. */
export interface PartItem {
  id: string
  name: string
  lines: string[]
  /** How far it is set in, from 0. */
  depth?: number
}

/** Reactive: in the language of the screens. */
export const tierLines = (document: Strategy, vocabulary: Vocabulary): PartItem[] => [
  ...document.tiers.map((tier) => ({
    id: tier.id,
    name: nameOf(tier, language()),
    lines: [...thresholdLines(document.assign, tier), ...targetLines(document, tier)],
  })),
  ...matrixItems(document),
  ...tableItems(document, vocabulary),
  ...holdItems(document),
]

function thresholdLines({ bands = [] }: Assign, tier: Tier): string[] {
  const band = bands.find((one) => one.tier === tier.id)
  const edge = band?.from ?? band?.above
  if (edge === undefined) return []
  return [`${band?.above === undefined ? '≥' : '>'} ${formatNumber(edge, language())}`]
}

function targetLines({ fields }: Strategy, { target }: Tier): string[] {
  if (target?.share !== undefined) return [t('target.share', { share: formatPercent(target.share, language()) })]
  if (target?.count !== undefined) return [t('target.count', { n: target.count })]
  if (!target?.cumulative) return []
  const { of, share } = target.cumulative
  const field = nameOf(byId(fields, of) ?? { id: of }, language())
  return [t('target.cumulative', { share: formatPercent(share, language()), field })]
}

function matrixItems(document: Strategy): PartItem[] {
  const { matrix } = document.assign
  if (!matrix) return []
  const axis = ({ score, edges }: { score: string; edges: number[] }) => ({
    id: `axis ${score}`,
    name: nameOf(byId(document.scores, score) ?? { id: score }, language()),
    lines: edges.map((edge) => formatNumber(edge, language())),
  })
  const cells = {
    id: 'cells',
    name: label('matrix'),
    lines: matrix.cells.map((line) => listed(line.map((tier) => tierName(document, tier, language())))),
  }
  return [axis(matrix.x), axis(matrix.y), cells]
}

function tableItems(document: Strategy, vocabulary: Vocabulary): PartItem[] {
  const { table } = document.assign
  if (!table) return []
  const name = (tier: string) => tierName(document, tier, language())
  const line = (when: string, tier: string) => t('compare.pair', { name: when, value: name(tier) })
  const rest = table.otherwise === undefined ? [] : [line(t('lookup.otherwise'), table.otherwise)]
  const rows = table.rows.map((row) => line(conditionText(table.inputs, row.when, vocabulary), row.tier))
  return [{ id: 'table', name: label('table'), lines: [...rows, ...rest] }]
}

function holdItems({ hold }: Strategy): PartItem[] {
  if (!hold) return []
  const margin = t('hold.margin', { margin: formatNumber(hold.margin, language()) })
  const drop = hold.maxDrop === undefined ? [] : [t('hold.maxDrop', { n: hold.maxDrop })]
  return [{ id: 'hold', name: label('hold'), lines: [margin, ...drop] }]
}
