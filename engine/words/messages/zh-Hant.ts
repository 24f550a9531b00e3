import type { ProblemCode } from '../../check/problems.ts'
import { termsIn } from '../glossary.ts'
import type { Manner } from '../template.ts'

const the = termsIn('zh-Hant')

const kinds = {
  number: '數字',
  integer: '整數',
  string: '文字',
  boolean: '「是／否」值',
  date: '日期',
  object: '物件 { … }',
  array: '清單 [ … ]',
  null: '空值 null',
  interval: '範圍',
  value: '值',
  any: '任何值',
}

export const zhHantManner: Manner = {
  words: {
    expected: kinds,
    found: kinds,
    type: kinds,
    types: kinds,
    comparison: { '<=': '不大於 ', '<': '小於 ', '>=': '不小於 ', '>': '大於 ', '±': '絕對值不大於 ' },
    most: { any: '不限' },
    combine: {
      mean: `上層${the.score}取各項平均`,
      min: `上層${the.score}取各項最低`,
      max: `上層${the.score}取各項最高`,
      root: `它是${the.totalScore}，不歸入其他${the.score}`,
    },
  },
  separator: '、',
  alternatives: '或',
  more: '……',
}

export const zhHant: Record<ProblemCode, string> = {
  'not-an-object': `${the.strategy}必須是一個 JSON 物件 { … }。`,
  'too-deep': '這裡的層數超過 {most} 層，請減少巢狀結構。',
  'too-large': `文件超過 {most} 個值，請拆分${the.strategy}或縮短${the.table}。`,
  'invalid-text': '這段文字含有不屬於文字的字元（U+0000 或不成對的代理字元），請刪除。',
  'unknown-key': '這裡沒有「{key}」這個鍵。[您是指「{suggestion}」嗎？]',
  'missing-key': '這裡缺少「{key}」，請補上。',
  'wrong-type': '這裡應為：{expected}。',
  'wrong-value': '這裡只允許下列值：{allowed}。',
  'invalid-id': '這不是有效的 ID[（「{id}」）]。請使用任何語言的文字、數字、_ 和 -，最多 128 個字元，並以 NFC 正規化。',
  'invalid-language': '「{language}」不是語言標籤。請使用 en、zh-Hant、zh-Hans 或其他 BCP 47 標籤。',
  'invalid-date': '[「{value}」不是曆法上的日期。]請以 YYYY-MM-DD 填寫真實日期。',
  'out-of-range': '這個數字超出範圍[：必須{comparison}{limit}][：{value} 不在 {min} 到 {max} 之間]，請修正。',
  'too-few': '這裡的項目或字元太少，至少要 {least} 個。',
  'too-many': '這裡的項目或字元太多，最多 {most} 個。',
  'exactly-one': '這裡必須恰好有下列其中一個鍵：{keys}。',
  'needs-key': '「{key}」必須與「{needs}」一起出現。請補上「{needs}」或刪除「{key}」。',
  'excludes-key': '這裡有兩個鍵互相排斥，請只保留一個。',

  'duplicate-id': 'ID「{id}」重複出現，請將其中一個改名。',
  'reserved-id': 'ID「{id}」是保留字，請換一個。',
  'unknown-field': `沒有「{field}」這個${the.field}。[您是指「{suggestion}」嗎？]`,
  'unknown-score': `沒有「{score}」這個${the.score}。[您是指「{suggestion}」嗎？]`,
  'unknown-tier': `沒有「{tier}」這個${the.tier}。[您是指「{suggestion}」嗎？][現有${the.tier}：{known}。]`,
  'unknown-variable': '這裡沒有名為「{name}」的項目。[您是指「{suggestion}」嗎？]',
  'later-variable': `這裡還不能讀取${the.derivedValue}「{name}」：只能讀取排在前面的${the.derivedValue}。請將它往上移。`,
  'duplicate-option': `${the.option}「{option}」重複出現，請刪除一個。`,

  'unknown-operator': `沒有「{operator}」這個${the.operator}。[您是指「{suggestion}」嗎？][可用的${the.operator}：{known}。]`,
  'not-an-operator': `${the.expression}必須是一個值，或只含一個${the.operator}的物件，例如 { "var": "claims" }。`,
  'wrong-arity': '「{operator}」不能有 {given} 個運算元（最少：{least}；最多：{most}）。',
  'type-mismatch': '這裡應為{expected}，實際是{found}。',
  'misplaced-missing': '「missing」只能直接放在「!」或「!!」之下。若只判斷一個名稱，請與 null 比較。',

  'too-many-decimals': '{value} 的小數位數太多，最多 {most} 位，請四捨五入。',
  'exact-range': `${the.score}「{score}」之下的${the.weight}與${the.points}相加後，可能超出能精確計算的範圍。請降低${the.weight}或${the.points}，或以${the.floor}、${the.cap}限制各項。`,

  'range-reversed': '最小值 {min} 大於最大值 {max}，請對調。',
  'options-need-string': `只有文字${the.field}才能有${the.option}，而這個${the.field}的類型是{type}。請刪除${the.option}，或將類型改為 string。`,
  'range-needs-number': `「{key}」只適用於數字${the.field}，而這個${the.field}的類型是{type}。請刪除。`,

  'first-band-edge': `第一個${the.band}涵蓋第二個以下的所有值，因此沒有${the.edge}。請刪除「from」或「above」，或在它前面加一個${the.band}。`,
  'band-needs-edge': `除第一個以外，每個${the.band}都要有${the.edge}。請加上「from」或「above」。`,
  'edges-not-ascending': `${the.edge} {edge} 必須大於前一個 {previous}。`,
  'edges-one-kind': `${the.band}從「from」（含）或「above」（不含）開始，不能同時使用。請刪除一個。`,
  'curve-not-ascending': `${the.curve}的點必須由左到右，同一位置最多兩個；{x} 不能排在 {previous} 之後。請重新排列。`,
  'points-need-value': `${the.band}、${the.lookup}與${the.curve}都是把值換成${the.points}，但這個${the.dimension}沒有值。請加上「value」。`,
  'cell-count': `這個${the.row}有 {found} 個${the.cell}，但${the.table}有 {expected} 個輸入。請一一對應；null 表示不限。`,
  'cell-type': `這個${the.cell}無法與輸入比對：應為{expected}，實際是{found}。`,
  'interval-empty': '沒有任何值落在這個範圍內：下限高於上限。',
  'key-not-canonical': '不會有任何值寫成「{key}」；輸入的類型是{type}。請依 JSON 的寫法填寫。',
  'mixed-types': '產出的值混用多種類型（{types}），請統一為一種。',
  'hit-needs-rank': `命中方式「{hit}」需要有高低之分的${the.tier}，而這裡的${the.tier}不分高低。請選 first、unique 或 any。`,

  'score-cycle': `${the.score}「{score}」直接或間接歸入了自己。請修改途中的一個「into」。`,
  'score-without-children': `沒有任何項目歸入${the.score}「{score}」。請將${the.dimension}歸入它，或刪除它。`,
  'weight-missing': `「{id}」需要${the.weight}，因為${the.score}「{score}」採加權計算。請補上。`,
  'weight-not-positive': `「{id}」的${the.weight}是 {weight}，必須大於 0。若不想計入，請刪除該項。`,
  'weight-not-allowed': `「{id}」不能有${the.weight}：{combine}。請刪除。`,
  'weights-total': `「{score}」之下的${the.weight}合計為 {total}，不等於 1（相差 {difference}）：{children}。請修正。`,
  'floor-above-cap': `${the.floor} {floor} 高於${the.cap} {cap}，請對調或刪除一個。`,

  'tiers-order': `${the.band}必須由最差到最好，但「{tier}」在${the.tier}清單中比前一個「{previous}」差。請調整${the.band}順序，或調整${the.tier}清單（最好的在前）。`,
  'tier-twice': `${the.tier}「{tier}」有兩個${the.band}。請合併，或改用另一個${the.tier}。`,
  'matrix-shape': `依${the.edge}應有 {expected} 個，這裡給了 {found} 個。每多一條${the.edge}就多一個。`,
  'needs-rank': `「{key}」需要有高低之分的${the.tier}，但這個${the.strategy}設定了 "ordered": false。請刪除其中一項。`,
  'hold-needs-bands': `只有依${the.score}${the.band}決定${the.tier}時，${the.hold}才有作用。請刪除。`,
  'measure-needs-number': `只有數字${the.field}可以加總，而「{field}」的類型是{type}。請改用另一個${the.field}。`,

  'add-needs-root': `只能對${the.totalScore}加分，而「{score}」歸入了其他${the.score}。請改用最上層的${the.totalScore}。`,
  'add-after-tier': `${the.override}「{id}」在其他規則改變${the.tier}之後才加分。請把它移到所有改變${the.tier}的${the.override}之前。`,
  'dates-reversed': `這條${the.override}在 {expires} 到期，並不晚於開始日期 {starts}。請修正其中一個日期。`,

  'threshold-unattainable': `沒有任何${the.subject}能達到[「{tier}」的]${the.threshold} {threshold}：「{score}」最高只有 {high}。請降低${the.threshold}，或提高${the.points}。`,
  'tier-unreachable': `沒有任何${the.subject}能進入${the.tier}「{tier}」。請修改評定方式，或刪除這個${the.tier}。`,
  'band-unreachable': `「{id}」沒有任何值落在這個${the.band}[：它不會低於 {low}][：它不會高於 {high}]。請移動${the.edge}或刪除這個${the.band}。`,
  'row-unreachable': `這個${the.row}從不起作用[：前面排在第 {row} 的${the.row}已涵蓋它的所有情況][：第 {column} 個${the.cell}無法比對到任何值]。請修改或刪除。`,
  'rows-overlap': `這個${the.row}與排在第 {row} 的${the.row}會比對到相同的情況，而「unique」遇此會拒絕評定。請縮小其中一個的範圍。`,
  'override-never': `${the.override}「{id}」永遠不會生效：它的${the.condition}不可能成立。請修正${the.condition}，或刪除這條規則。`,
  'override-undone': `${the.override}「{id}」從不影響最終結果[：後面的「{by}」總會重新決定][：前面的「{final}」已作最終決定]。請調整順序或刪除。`,
  'field-unused': `沒有任何地方讀取${the.field}「{field}」。請使用它，或刪除它，讓呼叫端不必提供。`,
  'derived-unused': `沒有任何地方讀取${the.derivedValue}「{id}」。請使用或刪除。`,
  'option-without-entry': `${the.lookup}缺少「{field}」的下列${the.option}：{options}。請補上，或加上「otherwise」；否則這些${the.subject}會被拒絕評定。`,
  'entry-without-option': `「{entry}」不是「{field}」的${the.option}，這一項永遠不會用到。[您是指「{suggestion}」嗎？]請刪除它，或新增這個${the.option}。`,
  'missing-not-needed': `「{id}」不會${the.missing}，因為它讀取的${the.field}都是必填。請刪除「missing」，或將某個${the.field}改為選填。`,
  'look-alike': '「{text}」與「{other}」看起來一樣，實際上字元不同。請統一使用其中一個。',
}
