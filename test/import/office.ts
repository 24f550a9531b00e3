/** A table of distributors as an office in Guangzhou keeps it, and what a person would make of it. */
import type { Strategy } from '../../engine/index.ts'
import { compile } from '../../engine/index.ts'

export const strategy = strategyOf({
  format: 'tiersmith/1',
  id: 'distributors',
  title: 'Distributors',
  subject: { title: 'distributor', measure: 'annual_sales' },
  fields: [
    { id: 'annual_sales', type: 'number', unit: 'CNY', title: { en: 'Annual sales', 'zh-Hant': '年銷售額' } },
    {
      id: 'margin',
      type: 'number',
      show: 'percent',
      title: { en: 'Margin', 'zh-Hant': '毛利率', 'zh-Hans': '毛利率' },
    },
    { id: 'outlets', type: 'integer', min: 0, title: { en: 'Outlets', 'zh-Hans': '网点数' }, required: false },
    {
      id: 'payment',
      type: 'string',
      title: { en: 'Payment', 'zh-Hans': '付款方式' },
      options: [
        { id: 'prepaid', title: { en: 'Prepaid', 'zh-Hant': '預付', 'zh-Hans': '预付' } },
        { id: 'oa30', title: { en: '30 days', 'zh-Hans': '月结30天' } },
      ],
    },
    { id: 'first_order', type: 'date', title: { en: 'First order', 'zh-Hans': '首单日期' }, required: false },
    { id: 'audited', type: 'boolean', title: { en: 'Audited', 'zh-Hans': '已审核' }, required: false },
  ],
  scores: [{ id: 'value', combine: 'sum' }],
  dimensions: [
    {
      id: 'sales',
      into: 'value',
      value: { var: 'annual_sales' },
      points: { bands: [{ points: 0 }, { from: 1e6, points: 50 }] },
    },
    {
      id: 'profit',
      into: 'value',
      value: { var: 'margin' },
      points: { bands: [{ points: 0 }, { from: 0.2, points: 50 }] },
    },
  ],
  tiers: [{ id: 'key', title: { en: 'Key', 'zh-Hans': '重点' } }, { id: 'other' }],
  assign: { score: 'value', bands: [{ tier: 'other' }, { from: 60, tier: 'key' }] },
})

export function strategyOf(document: unknown): Strategy {
  const compilation = compile(document)
  if (!compilation.ok) throw new Error(compilation.problems.map(({ message }) => message).join(' '))
  return compilation.strategy.document
}

export const HEADER = [
  '客户编号',
  '客户名称',
  '年销售额（万元）',
  '毛利率',
  '网点数',
  '付款方式',
  '首单日期',
  '已审核',
  '备注',
]

/** What should come of both files: three good rows. */
export const EXPECTED = [
  { subject: 'D-1', name: '上海甲公司', values: [12_505_000, 0.28, 12, 'prepaid', '2019-03-01', true] },
  { subject: 'D-2', name: '广州乙公司', values: [250_000_000, 0.155, 5, 'oa30', '2020-05-06', false] },
  { subject: 'D-3', name: '北京丙公司', values: [800_000, -0.02, undefined, 'oa30', undefined, undefined] },
]
