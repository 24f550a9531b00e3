import type { shell as en } from '../en/shell.ts'

export const shell: Record<keyof typeof en, string> = {
  'shell.skip': '跳到內容',
  'shell.home': 'Tiersmith，回到分級策略',
  'shell.screens': '畫面',
  'shell.api': 'API',
  'shell.language': '語言',

  'theme.switch': '佈景主題：{theme}',
  'theme.system': '依系統',
  'theme.light': '淺色',
  'theme.dark': '深色',

  'state.loading': '載入中…',
  'state.retry': '重試',
  'state.toStrategies': '回到分級策略',
  'state.offline.title': '無法連線到伺服器',
  'state.offline.text': '請檢查連線。網路恢復後，本頁會自動重試。',
  'state.unknown.title': '沒有這個分級策略或版本',
  'state.unknown.text': '網址可能有誤，或該版本從未發布。',
  'state.notFound.title': '沒有這個頁面',
  'state.notFound.text': '網址可能有誤。',
  'state.forbidden.title': '您的角色不允許這麼做',
  'state.forbidden.text': '如有需要，請洽管理員。',
  'state.error.title': '伺服器無法回應',
  'state.error.text': '回應狀態碼為{status}。',

  'account.menu': '帳號',
  'account.of': '帳號：{name}',
  'account.signOut': '登出',
  'account.people': '人員與 API 金鑰',
  'account.password': '變更密碼…',
}
