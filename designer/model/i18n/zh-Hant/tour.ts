import type { tour as en } from '../en/tour.ts'

export const tour: Record<keyof typeof en, string> = {
  'tour.menu': '導覽',
  'tour.welcome': '歡迎使用 Tiersmith',
  'tour.text': '說明什麼樣的客戶重要，立即看到一項變更影響誰，再送交核准。從現成範本到人人可查核的評定結果，共五步。',
  'tour.take': '開始導覽',
  'tour.packs': '查看範本',
  'tour.skip': '稍後再說',
  'tour.step': '第 {n} 步，共 {all} 步',
  'tour.steps': '五個步驟',
  'tour.back': '上一步',
  'tour.next': '下一步',
  'tour.end': '略過導覽',
  'tour.done': '完成',
  'tour.begin': '選擇範本',
  'tour.pack': '選擇範本',
  'tour.pack.text': '範本是註明來源的現成策略：欄位、指標、權重、等級，以及可供試算的名單。你會得到一份自己的副本。',
  'tour.design': '設計',
  'tour.design.text':
    '拖動區間的界線、分配權重、設定門檻；也都可以直接輸入，並可復原。修改的是草稿，已發布的版本保持原樣。',
  'tour.movement': '看誰變動',
  'tour.movement.text':
    '每次修改都立即在試算名單上評分。下方一行說明與現行版本相比誰升級、誰降級；「單一試算」則解釋一個評分對象。',
  'tour.compare': '比較',
  'tour.compare.text': '兩個版本或草稿並列：以文字說明改了什麼、誰從哪個等級移到哪個等級，以及原因在哪項變更。',
  'tour.approval': '送審',
  'tour.approval.text': '寫明理由與生效日期，由另一人核准；版本屆時自動生效，每個評定結果都能重新驗算。',
}
