import type { tryOne as en } from '../en/tryOne.ts'

export const tryOne: Record<keyof typeof en, string> = {
  'fields.about': '評分對象須提供的資料。',
  'fields.type': '類型',
  'fields.values': '可用值',
  'fields.needed': '必要性',
  'fields.required': '必填',
  'fields.optional': '選填',
  'fields.sensitive': '敏感',
  'fields.measure': '影響分析的加總依據',

  'try.title': '單一試算',
  'try.reset': '範例',
  'try.close': '關閉',
  'try.form': '評分對象的資料',
  'try.here': '在此',
  'try.previousTier': '原等級',
  'try.undecided': '未評定',
  'try.refused': '更正以下各項後方可評定：',

  'form.range': '{min}至{max}。',
  'form.min': '不小於{min}。',
  'form.max': '不大於{max}。',

  'fault.number': '{name}不是數字',
  'fault.integer': '{name}須為整數',
  'fault.range': '{name}須介於{min}與{max}之間',
  'fault.date': '{name}不是日期',
  'fault.choice': '{name}須為是或否',

  'refusal.required': '缺少{name}',
  'refusal.missingFor': '缺少{name}，{part}需要此值',
  'refusal.missing': '{name}沒有值',
  'refusal.invalid': '{name}不是有效的值',
  'refusal.outOfRange': '{name}超出範圍',
  'refusal.noHit': '{name}沒有適用於這些值的規則',
  'refusal.ambiguous': '{name}有多條規則適用於這些值',
  'refusal.noVersion': '沒有現行版本',

  'hint.name': '達到下一等級的途徑',
  'hint.none': '可改善的指標均無法使其達到該等級。',
  'hint.blocked': '將受限於：{names}',

  'advice.gain': '貢獻{gains}，總分{total}',

  'strength.best': '已達最佳',

  'outcome.applied': '已套用',
  'outcome.noEffect': '符合，但無影響',
  'outcome.notMatched': '不符合',
  'outcome.unknown': '無法判定，缺少',
  'outcome.notInForce': '此日期無效',
  'outcome.afterFinal': '在終局規則之後',
  'outcome.to': '變為',
}
