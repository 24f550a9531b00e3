/** An impact in the forms that people take away. */
import { type ImpactReport, impactMarkdown, impactSheets, moverCells } from '../../engine/index.ts'
import { csvOf } from './csv.ts'
import type { ReportFormat } from './formats.ts'
import { xlsxOf } from './xlsx.ts'

/** CSV holds the movers alone; a workbook the matrix, the movers and all other tables. */
export function impactReport(report: ImpactReport, format: ReportFormat): string | Promise<Uint8Array> {
  switch (format) {
    case 'markdown':
      return impactMarkdown(report)
    case 'csv':
      return csvOf(moverCells(report))
    case 'xlsx':
      return xlsxOf(impactSheets(report))
  }
}
