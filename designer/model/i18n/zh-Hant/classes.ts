import type { classes as en } from '../en/classes.ts'

export const classes: Record<keyof typeof en, string> = {
  'classes.type': '值為',
  'classes.gives': '得出',
  'classes.valueOf': '{name}的值',
  'classes.hasOtherwise': '沒有對應項目的，取「其他」的值；清空則不予評定。',
  'classes.addBands': '以區間新增類別',
  'classes.addLookup': '以對照表新增類別',
  'classes.step.value': '{name}的值',
  'classes.step.type': '{name}的型別',
}
