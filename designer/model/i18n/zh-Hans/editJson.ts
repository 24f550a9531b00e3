import type { editJson as en } from '../en/editJson.ts'

export const editJson: Record<keyof typeof en, string> = {
  'json.title': 'JSON 文档',
  'json.lead': '设计工具所写的内容，以文本呈现。输入时即时应用；按 ⌃空格可列出该处可用的内容。',
  'json.leadRead': '此版本存储的内容；版本不会再更改。',
  'json.edit': 'JSON 内容',
  'json.unread': '尚未应用：{message}',
}
