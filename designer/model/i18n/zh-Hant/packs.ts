import type { packs as en } from '../en/packs.ts'

export const packs: Record<keyof typeof en, string> = {
  'new.title': '新增分級策略',
  'new.lead': '從現成範本開始：得到一份可自行修改的副本。',
  'new.packs': '現成範本',
  'new.none': '這個伺服器沒有附帶範本。',
  'new.choose': '選擇一個範本，查看內容。',
  'new.purpose': '用途',
  'new.source': '來源',
  'new.strategies': '所含策略',
  'new.name': '名稱',
  'new.id': '識別碼',
  'new.idHint': '系統以此呼叫這個策略。可用文字、數字、_ 與 -；建立後不再更改。',
  'new.idTaken': '已有策略使用這個識別碼。',
  'new.idInvalid': '只能用文字、數字、_ 與 -。',
  'new.nameMissing': '請為策略命名。',
  'new.create': '建立策略',
  'new.creating': '建立中…',
  'new.failed': '策略未能建立',
  'new.note': '由範本「{pack}」開始',
  'new.counts': '{fields} 個欄位、{dimensions} 項指標、{tiers} 個等級',
}
