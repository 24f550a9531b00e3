import type { tour as en } from '../en/tour.ts'

export const tour: Record<keyof typeof en, string> = {
  'tour.menu': '导览',
  'tour.welcome': '欢迎使用 Tiersmith',
  'tour.text': '说明什么样的客户重要，立即看到一项变更影响谁，再提交审批。从现成模板到人人可核查的评定结果，共五步。',
  'tour.take': '开始导览',
  'tour.packs': '查看模板',
  'tour.skip': '稍后再说',
  'tour.step': '第 {n} 步，共 {all} 步',
  'tour.steps': '五个步骤',
  'tour.back': '上一步',
  'tour.next': '下一步',
  'tour.end': '跳过导览',
  'tour.done': '完成',
  'tour.begin': '选择模板',
  'tour.pack': '选择模板',
  'tour.pack.text': '模板是注明来源的现成策略：字段、指标、权重、等级，以及可供试算的名单。你会得到一份自己的副本。',
  'tour.design': '设计',
  'tour.design.text':
    '拖动区间的界线、分配权重、设定门槛；也都可以直接输入，并可撤销。修改的是草稿，已发布的版本保持原样。',
  'tour.movement': '看谁变动',
  'tour.movement.text':
    '每次修改都立即在试算名单上评分。下方一行说明与现行版本相比谁升级、谁降级；“单一试算”则解释一个评分对象。',
  'tour.compare': '比较',
  'tour.compare.text': '两个版本或草稿并列：用文字说明改了什么、谁从哪个等级移到哪个等级，以及原因在哪项变更。',
  'tour.approval': '送审',
  'tour.approval.text': '写明理由与生效日期，由另一人审批；版本届时自动生效，每个评定结果都能重新验算。',
}
