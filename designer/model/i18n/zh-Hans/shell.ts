import type { shell as en } from '../en/shell.ts'

export const shell: Record<keyof typeof en, string> = {
  'shell.skip': '跳到内容',
  'shell.home': 'Tiersmith，回到分级策略',
  'shell.screens': '界面',
  'shell.api': 'API',
  'shell.language': '语言',

  'theme.switch': '主题：{theme}',
  'theme.system': '跟随系统',
  'theme.light': '浅色',
  'theme.dark': '深色',

  'state.loading': '加载中…',
  'state.retry': '重试',
  'state.toStrategies': '回到分级策略',
  'state.offline.title': '无法连接到服务器',
  'state.offline.text': '请检查连接。网络恢复后，本页会自动重试。',
  'state.unknown.title': '没有这个分级策略或版本',
  'state.unknown.text': '网址可能有误，或该版本从未发布。',
  'state.notFound.title': '没有这个页面',
  'state.notFound.text': '网址可能有误。',
  'state.forbidden.title': '您的角色不允许这么做',
  'state.forbidden.text': '如有需要，请联系管理员。',
  'state.error.title': '服务器无法响应',
  'state.error.text': '响应状态码为{status}。',

  'account.menu': '账号',
  'account.of': '账号：{name}',
  'account.signOut': '退出登录',
  'account.people': '人员与 API 密钥',
  'account.password': '修改密码…',
}
