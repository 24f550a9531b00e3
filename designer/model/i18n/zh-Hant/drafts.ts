import type { drafts as en } from '../en/drafts.ts'

export const drafts: Record<keyof typeof en, string> = {
  'drafts.menu': '這份草稿的操作',
  'drafts.delete': '刪除草稿…',
  'drafts.deleteOf': '刪除草稿 {name}',
  'drafts.title': '要刪除草稿「{name}」嗎？',
  'drafts.text': '自 {version} 以來的修改都會消失，對所有編輯它的人都一樣。{name} 於 {date} 最後儲存。',
  'drafts.textNew': '裡面寫的內容都會消失，對所有編輯它的人都一樣。{name} 於 {date} 最後儲存。',
  'drafts.stays': '已發布的版本和由它提出的送審會保留，稽核紀錄也留有它的指紋。',
  'drafts.only': '這項策略還沒有發布版本，也沒有其他草稿，只有這一份。刪掉之後就沒有內容可以開啟，因此不能刪除。',
  'drafts.do': '刪除草稿',
  'drafts.keep': '保留',
  'drafts.close': '關閉',
  'drafts.changed': '之後有人儲存過。請先看過內容再刪除。',
  'drafts.deleted': '草稿「{name}」已刪除。',
  'drafts.undo': '復原',
  'drafts.restored': '草稿「{name}」已還原，成為新的草稿。',
  'drafts.restoreFailed': '草稿「{name}」無法還原。',
  'drafts.retry': '再試一次',
  'drafts.dismiss': '關閉通知',
}
