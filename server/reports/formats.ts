/** The forms in which reports are handed out. */
export type ReportFormat = 'markdown' | 'csv' | 'xlsx'

export const XLSX_MEDIA = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
