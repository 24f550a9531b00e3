import type { tryOne as en } from '../en/tryOne.ts'

export const tryOne: Record<keyof typeof en, string> = {
  'fields.about': '评分对象须提供的数据。',
  'fields.type': '类型',
  'fields.values': '可用值',
  'fields.needed': '必要性',
  'fields.required': '必填',
  'fields.optional': '选填',
  'fields.sensitive': '敏感',
  'fields.measure': '影响分析的加总依据',

  'try.title': '单一试算',
  'try.reset': '示例',
  'try.close': '关闭',
  'try.form': '评分对象的数据',
  'try.here': '在此',
  'try.previousTier': '原等级',
  'try.undecided': '未评定',
  'try.refused': '更正以下各项后方可评定：',

  'form.range': '{min}至{max}。',
  'form.min': '不小于{min}。',
  'form.max': '不大于{max}。',

  'fault.number': '{name}不是数字',
  'fault.integer': '{name}须为整数',
  'fault.range': '{name}须介于{min}与{max}之间',
  'fault.date': '{name}不是日期',
  'fault.choice': '{name}须为是或否',

  'refusal.required': '缺少{name}',
  'refusal.missingFor': '缺少{name}，{part}需要此值',
  'refusal.missing': '{name}没有值',
  'refusal.invalid': '{name}不是有效的值',
  'refusal.outOfRange': '{name}超出范围',
  'refusal.noHit': '{name}没有适用于这些值的规则',
  'refusal.ambiguous': '{name}有多条规则适用于这些值',
  'refusal.noVersion': '没有现行版本',

  'hint.name': '达到下一等级的途径',
  'hint.none': '可改善的指标均不能使其达到该等级。',
  'hint.blocked': '将受限于：{names}',

  'advice.gain': '贡献{gains}，总分{total}',

  'strength.best': '已达最佳',

  'outcome.applied': '已应用',
  'outcome.noEffect': '匹配，但无影响',
  'outcome.notMatched': '不匹配',
  'outcome.unknown': '无法判定，缺少',
  'outcome.notInForce': '此日期无效',
  'outcome.afterFinal': '在终局规则之后',
  'outcome.to': '变为',
}
