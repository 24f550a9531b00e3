import type { packs as en } from '../en/packs.ts'

export const packs: Record<keyof typeof en, string> = {
  'new.title': '新建分级策略',
  'new.lead': '从现成范本开始：得到一份可自行修改的副本。',
  'new.packs': '现成范本',
  'new.none': '这个服务器没有附带范本。',
  'new.choose': '选择一个范本，查看内容。',
  'new.purpose': '用途',
  'new.source': '来源',
  'new.strategies': '所含策略',
  'new.name': '名称',
  'new.id': '标识码',
  'new.idHint': '系统以此调用这个策略。可用文字、数字、_ 与 -；创建后不再更改。',
  'new.idTaken': '已有策略使用这个标识码。',
  'new.idInvalid': '只能用文字、数字、_ 与 -。',
  'new.nameMissing': '请为策略命名。',
  'new.create': '创建策略',
  'new.creating': '创建中…',
  'new.failed': '策略未能创建',
  'new.note': '由范本“{pack}”开始',
  'new.counts': '{fields} 个字段、{dimensions} 项指标、{tiers} 个等级',
}
