import type { drafts as en } from '../en/drafts.ts'

export const drafts: Record<keyof typeof en, string> = {
  'drafts.menu': '这份草稿的操作',
  'drafts.delete': '删除草稿…',
  'drafts.deleteOf': '删除草稿 {name}',
  'drafts.title': '要删除草稿“{name}”吗？',
  'drafts.text': '自 {version} 以来的修改都会消失，对所有编辑它的人都一样。{name} 于 {date} 最后保存。',
  'drafts.textNew': '里面写的内容都会消失，对所有编辑它的人都一样。{name} 于 {date} 最后保存。',
  'drafts.stays': '已发布的版本和由它提出的送审会保留，审计日志也留有它的指纹。',
  'drafts.only': '这项策略还没有发布版本，也没有其他草稿，只有这一份。删掉之后就没有内容可以打开，因此不能删除。',
  'drafts.do': '删除草稿',
  'drafts.keep': '保留',
  'drafts.close': '关闭',
  'drafts.changed': '之后有人保存过。请先看过内容再删除。',
  'drafts.deleted': '草稿“{name}”已删除。',
  'drafts.undo': '撤销',
  'drafts.restored': '草稿“{name}”已恢复，成为新的草稿。',
  'drafts.restoreFailed': '草稿“{name}”无法恢复。',
  'drafts.retry': '重试',
  'drafts.dismiss': '关闭通知',
}
