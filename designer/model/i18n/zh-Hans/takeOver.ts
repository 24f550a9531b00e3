import type { takeOver as en } from '../en/takeOver.ts'

export const takeOver: Record<keyof typeof en, string> = {
  'takeOver.or': '或沿用其他策略的试算名单',
  'takeOver.choose': '请选择',
  'takeOver.fitting': '字段相符',
  'takeOver.lacking': '缺少必要字段',
  'takeOver.option': '{name} · {strategy} · {n} 个对象',
  'takeOver.fits': '{all} 个字段中有 {shared} 个相符，必要的都在。无法识别的内容会在导入前列出。',
  'takeOver.lacks': '{all} 个字段中有 {shared} 个相符，但缺少必要字段：{fields}。少了这些就无法评分。',
  'takeOver.none': '其他策略的试算名单都没有这项策略的字段。',
  'takeOver.do': '沿用',
  'takeOver.busy': '正在获取…',
  'takeOver.failed': '无法获取，请重试。',
  'takeOver.notAllowed': '其中含有敏感数据，您的角色无权查看。',
}
