import type { classes as en } from '../en/classes.ts'

export const classes: Record<keyof typeof en, string> = {
  'classes.type': '值为',
  'classes.gives': '得出',
  'classes.valueOf': '{name}的值',
  'classes.hasOtherwise': '没有对应条目的，取“其他”的值；清空则不予评定。',
  'classes.addBands': '按区间新增类别',
  'classes.addLookup': '按对照表新增类别',
  'classes.step.value': '{name}的值',
  'classes.step.type': '{name}的类型',
}
