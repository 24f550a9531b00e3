import type { strategy as en } from '../en/strategy.ts'

export const strategy: Record<keyof typeof en, string> = {
  'kind.bands': '以分数定等级',
  'kind.matrix': '以双轴定等级',
  'kind.table': '以决策表定等级',

  'strategy.broken': '这份草稿的文档不是策略',
  'strategy.noSuchPart': '此版本没有这个部分。',

  'outline.name': '大纲',
  'outline.fold': '{name}列表',

  'tree.title': '评分树',
  'tree.inGroup': '组内',
  'tree.ofTotal': '占总分',
  'tree.ofTotalText': '占总分',
  'tree.shape': '形状',
  'tree.points': '得分',

  'combine.weighted.long': '各部分的加权平均',
  'combine.mean.long': '各部分的平均',
  'combine.sum.long': '各部分的总和',
  'combine.min.long': '以各部分中的最低者计',
  'combine.max.long': '以各部分中的最高者计',
  'combine.mean': '平均',
  'combine.sum': '总和',
  'combine.min': '取最低',
  'combine.max': '取最高',
  'combine.floor': '下限{n}',
  'combine.cap': '上限{n}',

  'score.decimals': '四舍五入至小数{n}位',
  'score.now': '试算对象的分数',
  'score.toNext': '再得{points}分即达{tier}',
  'score.aboveLower': '高于{tier} {points}分',

  'points.bands': '区间',
  'points.lookup': '对照表',
  'points.curve': '曲线',
  'points.formula': '公式',
  'points.table': '决策表',

  'chart.steps': '{name}各区间的得分；下表内容相同',
  'chart.curve': '{name}的得分曲线；下表内容相同',
  'chart.staircase': '各项贡献累加为{score}；下表内容相同',

  'band.from': '起 ≥',
  'band.to': '止 <',

  'curve.at': '值',
  'curve.between': '两点之间为直线；两端之外维持不变。',

  'lookup.entry': '值',
  'lookup.bar': '得分条形',
  'lookup.otherwise': '其他',

  'table.row': '行',

  'hit.first': '以第一个匹配的规则行为准。',
  'hit.unique': '只能有一行匹配。',
  'hit.any': '可有多行匹配，但结果须一致。',
  'hit.sum': '所有匹配行的得分相加。',
  'hit.min': '匹配的各行中取最低得分。',
  'hit.max': '匹配的各行中取最高得分。',
  'hit.best': '匹配的各行中取最高等级。',
  'hit.worst': '匹配的各行中取最低等级。',

  'formula.now': '试算对象得{points}分。',
  'formula.nowWith': '试算对象：值{value}，得{points}分。',

  'dimension.previous': '上一项指标',
  'dimension.next': '下一项指标',
  'dimension.notActionable': '不列入改善建议',
  'dimension.reason': '失分原因',
  'dimension.baseline': '比较基准',
  'dimension.baselineText': '{points}分，而非最高分',

  'missing.title': '缺失时',
  'missing.fail': '不作评定。',
  'missing.skip': '跳过，权重由其他各项分摊。',
  'missing.points': '计{points}分。',

  'tiers.byScore': '以{score}的门槛划分等级，之后再应用例外规则。',
  'tiers.byMatrix': '由两项分数共同决定等级，之后再应用例外规则。',
  'tiers.byTable': '由决策表决定等级，之后再应用例外规则。',
  'tiers.ruler': '{score}的等级尺；下表内容相同',
  'tiers.matrix': '按{x}与{y}划分的等级',
  'tiers.meaning': '说明',
  'tiers.table': '等级决策表',
  'tiers.onThreshold': '分数恰在门槛上时，归于较高的等级。',
  'tiers.unordered': '这些等级是没有高低之分的类别。',

  'target.share': '评分对象的{share}',
  'target.count': '{n}个评分对象',
  'target.cumulative': '本等级及以上合计占{field}的{share}',

  'hold.margin': '分数低于门槛不超过{margin}分时，维持原有的较高等级。',
  'hold.maxDrop': '一次最多下降{n}级。',
  'hold.kept': '维持原等级。',
  'hold.limited': '降幅受限。',
  'hold.noEffect': '原等级没有影响。',
  'hold.unknown': '此版本没有原等级，不予理会。',

  'overrides.order': '按此顺序执行',
  'overrides.about': '评分之后由上而下执行，后者以前者的结果为准。',
  'overrides.none': '此版本没有例外规则。',

  'treatments.about': '评分对象在各等级所得的待遇。',
  'treatments.none': '此版本没有差异化待遇。',
  'treatments.when': '仅当',

  'type.number': '数字',
  'type.integer': '整数',
  'type.string': '文本',
  'type.boolean': '是或否',
  'type.date': '日期',

  'derived.value': '值',
  'derived.classes': '按',

  'adds.value': '数值',
  'adds.adds': '贡献',
  'adds.most': '上限',
  'adds.skipped': '跳过',
  'adds.clamp': '{name}的上下限',
  'adds.add': '例外规则{name}',
  'adds.rounding': '四舍五入',

  'status.decision': '试算对象：{score}分，{tier}',
  'status.tier': '试算对象：{tier}',
  'status.refused': '试算对象：未评定',
  'status.noDecision': '试算对象：有值无法读取',
  'status.errors': '{n}个错误',
  'status.warnings': '{n}个警告',
}
