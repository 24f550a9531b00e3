import type { ProblemCode } from '../../check/problems.ts'
import { termsIn } from '../glossary.ts'
import type { Manner } from '../template.ts'

const the = termsIn('zh-Hans')

const kinds = {
  number: '数字',
  integer: '整数',
  string: '文本',
  boolean: '“是/否”值',
  date: '日期',
  object: '对象 { … }',
  array: '列表 [ … ]',
  null: '空值 null',
  interval: '范围',
  value: '值',
  any: '任何值',
}

export const zhHansManner: Manner = {
  words: {
    expected: kinds,
    found: kinds,
    type: kinds,
    types: kinds,
    comparison: { '<=': '不大于 ', '<': '小于 ', '>=': '不小于 ', '>': '大于 ', '±': '绝对值不大于 ' },
    most: { any: '不限' },
    combine: {
      mean: `上层${the.score}取各项平均`,
      min: `上层${the.score}取各项最低`,
      max: `上层${the.score}取各项最高`,
      root: `它是${the.totalScore}，不归入其他${the.score}`,
    },
  },
  separator: '、',
  alternatives: '或',
  more: '……',
}

export const zhHans: Record<ProblemCode, string> = {
  'not-an-object': `${the.strategy}必须是一个 JSON 对象 { … }。`,
  'too-deep': '这里的层数超过 {most} 层，请减少嵌套。',
  'too-large': `文档超过 {most} 个值，请拆分${the.strategy}或缩短${the.table}。`,
  'invalid-text': '这段文本含有不属于文本的字符（U+0000 或不成对的代理字符），请删除。',
  'unknown-key': '这里没有“{key}”这个键。[您是指“{suggestion}”吗？]',
  'missing-key': '这里缺少“{key}”，请补上。',
  'wrong-type': '这里应为：{expected}。',
  'wrong-value': '这里只允许下列值：{allowed}。',
  'invalid-id':
    '这不是有效的 ID[（“{id}”）]。请使用任何语言的文字、数字、_ 和 -，最多 128 个字符，并采用 NFC 规范形式。',
  'invalid-language': '“{language}”不是语言标签。请使用 en、zh-Hant、zh-Hans 或其他 BCP 47 标签。',
  'invalid-date': '[“{value}”不是历法上的日期。]请按 YYYY-MM-DD 填写真实日期。',
  'out-of-range': '这个数字超出范围[：必须{comparison}{limit}][：{value} 不在 {min} 到 {max} 之间]，请修正。',
  'too-few': '这里的项目或字符太少，至少要 {least} 个。',
  'too-many': '这里的项目或字符太多，最多 {most} 个。',
  'exactly-one': '这里必须恰好有下列其中一个键：{keys}。',
  'needs-key': '“{key}”必须与“{needs}”一起出现。请补上“{needs}”或删除“{key}”。',
  'excludes-key': '这里有两个键互相排斥，请只保留一个。',

  'duplicate-id': 'ID“{id}”重复出现，请将其中一个改名。',
  'reserved-id': 'ID“{id}”是保留字，请换一个。',
  'unknown-field': `没有“{field}”这个${the.field}。[您是指“{suggestion}”吗？]`,
  'unknown-score': `没有“{score}”这个${the.score}。[您是指“{suggestion}”吗？]`,
  'unknown-tier': `没有“{tier}”这个${the.tier}。[您是指“{suggestion}”吗？][现有${the.tier}：{known}。]`,
  'unknown-variable': '这里没有名为“{name}”的项目。[您是指“{suggestion}”吗？]',
  'later-variable': `这里还不能读取${the.derivedValue}“{name}”：只能读取排在前面的${the.derivedValue}。请将它上移。`,
  'duplicate-option': `${the.option}“{option}”重复出现，请删除一个。`,

  'unknown-operator': `没有“{operator}”这个${the.operator}。[您是指“{suggestion}”吗？][可用的${the.operator}：{known}。]`,
  'not-an-operator': `${the.expression}必须是一个值，或只含一个${the.operator}的对象，例如 { "var": "claims" }。`,
  'wrong-arity': '“{operator}”不能有 {given} 个操作数（最少：{least}；最多：{most}）。',
  'type-mismatch': '这里应为{expected}，实际是{found}。',
  'misplaced-missing': '“missing”只能直接放在“!”或“!!”之下。若只判断一个名称，请与 null 比较。',

  'too-many-decimals': '{value} 的小数位数太多，最多 {most} 位，请四舍五入。',
  'exact-range': `${the.score}“{score}”之下的${the.weight}与${the.points}相加后，可能超出能精确计算的范围。请降低${the.weight}或${the.points}，或用${the.floor}、${the.cap}限制各项。`,

  'range-reversed': '最小值 {min} 大于最大值 {max}，请对调。',
  'options-need-string': `只有文本${the.field}才能有${the.option}，而这个${the.field}的类型是{type}。请删除${the.option}，或将类型改为 string。`,
  'range-needs-number': `“{key}”只适用于数字${the.field}，而这个${the.field}的类型是{type}。请删除。`,

  'first-band-edge': `第一个${the.band}涵盖第二个以下的所有值，因此没有${the.edge}。请删除“from”或“above”，或在它前面加一个${the.band}。`,
  'band-needs-edge': `除第一个以外，每个${the.band}都要有${the.edge}。请加上“from”或“above”。`,
  'edges-not-ascending': `${the.edge} {edge} 必须大于前一个 {previous}。`,
  'edges-one-kind': `${the.band}从“from”（含）或“above”（不含）开始，不能同时使用。请删除一个。`,
  'curve-not-ascending': `${the.curve}的点必须从左到右，同一位置最多两个；{x} 不能排在 {previous} 之后。请重新排列。`,
  'points-need-value': `${the.band}、${the.lookup}与${the.curve}都是把值换成${the.points}，但这个${the.dimension}没有值。请加上“value”。`,
  'cell-count': `这个${the.row}有 {found} 个${the.cell}，但${the.table}有 {expected} 个输入。请一一对应；null 表示不限。`,
  'cell-type': `这个${the.cell}无法与输入匹配：应为{expected}，实际是{found}。`,
  'interval-empty': '没有任何值落在这个范围内：下限高于上限。',
  'key-not-canonical': '不会有任何值写成“{key}”；输入的类型是{type}。请按 JSON 的写法填写。',
  'mixed-types': '产出的值混用多种类型（{types}），请统一为一种。',
  'hit-needs-rank': `命中方式“{hit}”需要有高低之分的${the.tier}，而这里的${the.tier}不分高低。请选 first、unique 或 any。`,

  'score-cycle': `${the.score}“{score}”直接或间接归入了自己。请修改途中的一个“into”。`,
  'score-without-children': `没有任何项目归入${the.score}“{score}”。请将${the.dimension}归入它，或删除它。`,
  'weight-missing': `“{id}”需要${the.weight}，因为${the.score}“{score}”按加权计算。请补上。`,
  'weight-not-positive': `“{id}”的${the.weight}是 {weight}，必须大于 0。若不想计入，请删除该项。`,
  'weight-not-allowed': `“{id}”不能有${the.weight}：{combine}。请删除。`,
  'weights-total': `“{score}”之下的${the.weight}合计为 {total}，不等于 1（相差 {difference}）：{children}。请修正。`,
  'floor-above-cap': `${the.floor} {floor} 高于${the.cap} {cap}，请对调或删除一个。`,

  'judgements-not-allowed': `只有${the.weight}才需要${the.judgement}，而“{score}”不按加权计算，其下各项没有${the.weight}。请删除${the.judgement}。`,
  'unknown-child': `没有名为“{child}”的项目直接归入${the.score}“{score}”。[您是指“{suggestion}”吗？]其下各项为：{known}。`,
  'judgement-of-itself': `${the.judgement}必须比较两个不同的项目，这里却拿“{id}”与自己比较。请删除。`,
  'judgement-twice': `“{of}”与“{over}”比较了两次。请只保留一次${the.judgement}。`,
  'judgements-missing': `“{score}”之下还有项目未互相比较：{pairs}。请为每一对补上${the.judgement}。`,
  'judgements-inconsistent': `“{score}”之下的${the.judgement}互相矛盾：${the.consistencyRatio}为 {ratio}，必须小于 {limit}。最不一致的是这一项：“{of}”对“{over}”为 {times} 倍。按其他比较，应是“{fitsOf}”对“{fitsOver}”约 {fits} 倍。请重新判断这一对。`,
  'weights-disagree': `“{id}”的${the.weight}是 {weight}，但按“{score}”之下的${the.judgement}应为 {computed}（相差 {difference}）。请采用该值，或重新判断。`,

  'tiers-order': `${the.band}必须从最差到最好，但“{tier}”在${the.tier}列表中比前一个“{previous}”差。请调整${the.band}顺序，或调整${the.tier}列表（最好的在前）。`,
  'tier-twice': `${the.tier}“{tier}”有两个${the.band}。请合并，或改用另一个${the.tier}。`,
  'matrix-shape': `按${the.edge}应有 {expected} 个，这里给了 {found} 个。每多一条${the.edge}就多一个。`,
  'needs-rank': `“{key}”需要有高低之分的${the.tier}，但这个${the.strategy}设置了 "ordered": false。请删除其中一项。`,
  'hold-needs-bands': `只有按${the.score}${the.band}决定${the.tier}时，${the.hold}才有作用。请删除。`,
  'measure-needs-number': `只有数字${the.field}可以汇总，而“{field}”的类型是{type}。请改用另一个${the.field}。`,

  'add-needs-root': `只能对${the.totalScore}加分，而“{score}”归入了其他${the.score}。请改用最上层的${the.totalScore}。`,
  'add-after-tier': `${the.override}“{id}”在其他规则改变${the.tier}之后才加分。请把它移到所有改变${the.tier}的${the.override}之前。`,
  'dates-reversed': `这条${the.override}在 {expires} 到期，并不晚于开始日期 {starts}。请修正其中一个日期。`,

  'threshold-unattainable': `没有任何${the.subject}能达到[“{tier}”的]${the.threshold} {threshold}：“{score}”最高只有 {high}。请降低${the.threshold}，或提高${the.points}。`,
  'tier-unreachable': `没有任何${the.subject}能进入${the.tier}“{tier}”。请修改评定方式，或删除这个${the.tier}。`,
  'band-unreachable': `“{id}”没有任何值落在这个${the.band}[：它不会低于 {low}][：它不会高于 {high}]。请移动${the.edge}或删除这个${the.band}。`,
  'row-unreachable': `这个${the.row}从不起作用[：前面排在第 {row} 的${the.row}已涵盖它的所有情况][：第 {column} 个${the.cell}匹配不到任何值]。请修改或删除。`,
  'rows-overlap': `这个${the.row}与排在第 {row} 的${the.row}会匹配到相同的情况，而“unique”遇此会拒绝评定。请缩小其中一个的范围。`,
  'override-never': `${the.override}“{id}”永远不会生效：它的${the.condition}不可能成立。请修正${the.condition}，或删除这条规则。`,
  'override-undone': `${the.override}“{id}”从不影响最终结果[：后面的“{by}”总会重新决定][：前面的“{final}”已作最终决定]。请调整顺序或删除。`,
  'field-unused': `没有任何地方读取${the.field}“{field}”。请使用它，或删除它，让调用方不必提供。`,
  'derived-unused': `没有任何地方读取${the.derivedValue}“{id}”。请使用或删除。`,
  'option-without-entry': `${the.lookup}缺少“{field}”的下列${the.option}：{options}。请补上，或加上“otherwise”；否则这些${the.subject}会被拒绝评定。`,
  'entry-without-option': `“{entry}”不是“{field}”的${the.option}，这一项永远不会用到。[您是指“{suggestion}”吗？]请删除它，或新增这个${the.option}。`,
  'missing-not-needed': `“{id}”不会${the.missing}，因为它读取的${the.field}都是必填。请删除“missing”，或将某个${the.field}改为选填。`,
  'null-in-list': 'null 表示任何值，因此这个列表什么都符合。请单独写 null，或将它移出列表。',
  'look-alike': '“{text}”与“{other}”看起来一样，实际上字符不同。请统一使用其中一个。',
}
