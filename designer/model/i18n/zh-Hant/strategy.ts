import type { strategy as en } from '../en/strategy.ts'

export const strategy: Record<keyof typeof en, string> = {
  'kind.bands': '以分數定等級',
  'kind.matrix': '以雙軸定等級',
  'kind.table': '以決策表定等級',

  'strategy.broken': '這份草稿的文件不是策略',
  'strategy.noSuchPart': '此版本沒有這個部分。',

  'outline.name': '大綱',
  'outline.fold': '{name}清單',

  'tree.title': '評分樹',
  'tree.inGroup': '組內',
  'tree.ofTotal': '佔總分',
  'tree.ofTotalText': '佔總分',
  'tree.shape': '形狀',
  'tree.points': '得分',

  'combine.weighted.long': '各部分的加權平均',
  'combine.mean.long': '各部分的平均',
  'combine.sum.long': '各部分的總和',
  'combine.min.long': '以各部分中的最低者計',
  'combine.max.long': '以各部分中的最高者計',
  'combine.mean': '平均',
  'combine.sum': '總和',
  'combine.min': '取最低',
  'combine.max': '取最高',
  'combine.floor': '下限{n}',
  'combine.cap': '上限{n}',

  'score.decimals': '四捨五入至小數{n}位',
  'score.now': '試算對象的分數',
  'score.toNext': '再得{points}分即達{tier}',
  'score.aboveLower': '高於{tier} {points}分',

  'points.bands': '區間',
  'points.lookup': '對照表',
  'points.curve': '曲線',
  'points.formula': '公式',
  'points.table': '決策表',

  'chart.steps': '{name}各區間的得分；下表內容相同',
  'chart.curve': '{name}的得分曲線；下表內容相同',
  'chart.staircase': '各項貢獻累加為{score}；下表內容相同',

  'band.from': '起 ≥',
  'band.to': '止 <',

  'curve.at': '值',
  'curve.between': '兩點之間為直線；兩端之外維持不變。',

  'lookup.entry': '值',
  'lookup.bar': '得分長條',
  'lookup.otherwise': '其他',

  'table.row': '列',

  'hit.first': '以第一個符合的規則列為準。',
  'hit.unique': '只能有一列符合。',
  'hit.any': '可有多列符合，但結果須一致。',
  'hit.sum': '所有符合列的得分相加。',
  'hit.min': '符合的各列中取最低得分。',
  'hit.max': '符合的各列中取最高得分。',
  'hit.best': '符合的各列中取最高等級。',
  'hit.worst': '符合的各列中取最低等級。',

  'formula.now': '試算對象得{points}分。',
  'formula.nowWith': '試算對象：值{value}，得{points}分。',

  'dimension.previous': '上一項指標',
  'dimension.next': '下一項指標',
  'dimension.notActionable': '不列入改善建議',
  'dimension.reason': '失分原因',
  'dimension.baseline': '比較基準',
  'dimension.baselineText': '{points}分，而非最高分',

  'missing.title': '缺值時',
  'missing.fail': '不作評定。',
  'missing.skip': '略過，權重由其他各項分攤。',
  'missing.points': '計{points}分。',

  'tiers.byScore': '以{score}的門檻劃分等級，之後再套用例外規則。',
  'tiers.byMatrix': '由兩項分數共同決定等級，之後再套用例外規則。',
  'tiers.byTable': '由決策表決定等級，之後再套用例外規則。',
  'tiers.ruler': '{score}的等級尺；下表內容相同',
  'tiers.matrix': '依{x}與{y}劃分的等級',
  'tiers.meaning': '說明',
  'tiers.table': '等級決策表',
  'tiers.onThreshold': '分數恰在門檻上時，歸於較高的等級。',
  'tiers.unordered': '這些等級是沒有高低之分的類別。',

  'target.share': '評分對象的{share}',
  'target.count': '{n}個評分對象',
  'target.cumulative': '本等級及以上合計佔{field}的{share}',

  'hold.margin': '分數低於門檻不超過{margin}分時，維持原有的較高等級。',
  'hold.maxDrop': '一次最多下降{n}級。',
  'hold.kept': '維持原等級。',
  'hold.limited': '降幅受限。',
  'hold.noEffect': '原等級沒有影響。',
  'hold.unknown': '此版本沒有原等級，不予理會。',

  'overrides.order': '依此順序執行',
  'overrides.about': '評分之後由上而下執行，後者以前者的結果為準。',
  'overrides.none': '此版本沒有例外規則。',

  'treatments.about': '評分對象在各等級所得的待遇。',
  'treatments.none': '此版本沒有差異化待遇。',
  'treatments.when': '僅當',

  'type.number': '數字',
  'type.integer': '整數',
  'type.string': '文字',
  'type.boolean': '是或否',
  'type.date': '日期',

  'derived.value': '值',
  'derived.classes': '依',

  'adds.value': '數值',
  'adds.adds': '貢獻',
  'adds.most': '上限',
  'adds.skipped': '略過',
  'adds.clamp': '{name}的上下限',
  'adds.add': '例外規則{name}',
  'adds.rounding': '四捨五入',

  'status.decision': '試算對象：{score}分，{tier}',
  'status.tier': '試算對象：{tier}',
  'status.refused': '試算對象：未評定',
  'status.noDecision': '試算對象：有值無法讀取',
  'status.errors': '{n}個錯誤',
  'status.warnings': '{n}個警告',
}
