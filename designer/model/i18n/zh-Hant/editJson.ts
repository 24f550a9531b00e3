import type { editJson as en } from '../en/editJson.ts'

export const editJson: Record<keyof typeof en, string> = {
  'json.title': 'JSON 文件',
  'json.lead': '設計工具所寫的內容，以文字呈現。輸入時即時套用；按 ⌃空白鍵可列出該處可用的內容。',
  'json.leadRead': '此版本儲存的內容；版本不會再變更。',
  'json.edit': 'JSON 內容',
  'json.unread': '尚未套用：{message}',
}
