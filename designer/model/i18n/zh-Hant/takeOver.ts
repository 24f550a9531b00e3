import type { takeOver as en } from '../en/takeOver.ts'

export const takeOver: Record<keyof typeof en, string> = {
  'takeOver.or': '或沿用其他策略的試算名單',
  'takeOver.choose': '請選擇',
  'takeOver.fitting': '欄位相符',
  'takeOver.lacking': '缺少必要欄位',
  'takeOver.option': '{name} · {strategy} · {n} 個對象',
  'takeOver.fits': '{all} 個欄位中有 {shared} 個相符，必要的都在。無法判讀的內容會在匯入前列出。',
  'takeOver.lacks': '{all} 個欄位中有 {shared} 個相符，但缺少必要欄位：{fields}。少了這些就無法評分。',
  'takeOver.none': '其他策略的試算名單都沒有這項策略的欄位。',
  'takeOver.do': '沿用',
  'takeOver.busy': '正在取得…',
  'takeOver.failed': '無法取得，請再試一次。',
  'takeOver.notAllowed': '其中含有敏感資料，您的角色無權檢視。',
}
