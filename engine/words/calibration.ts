/** The sentences of calibration: one a code, in every language of the product. */
import type { Note, NoteCode } from '../calibration/notes.ts'
import { type Language, termsIn } from './glossary.ts'
import { enManner } from './messages/en.ts'
import { zhHansManner } from './messages/zh-Hans.ts'
import { zhHantManner } from './messages/zh-Hant.ts'
import { fillTemplate, type Manner } from './template.ts'

const [en, hant, hans] = [termsIn('en'), termsIn('zh-Hant'), termsIn('zh-Hans')]

export const calibrationSentences: Record<NoteCode, Record<Language, string>> = {
  'lowest-tier': {
    en: `The lowest ${en.tier} takes whoever is left, so it has no ${en.threshold} to set.`,
    'zh-Hant': `最低${hant.tier}收納其餘所有對象，沒有可調整的${hant.threshold}。`,
    'zh-Hans': `最低${hans.tier}收纳其余所有对象，没有可调整的${hans.threshold}。`,
  },
  'no-band': {
    en: `No ${en.score} assigns this ${en.tier} (only ${en.override}s can), so it has no ${en.threshold} to set.`,
    'zh-Hant': `沒有任何${hant.score}會給出這個${hant.tier}（只有${hant.override}可以），所以沒有可調整的${hant.threshold}。`,
    'zh-Hans': `没有任何${hans.score}会给出这个${hans.tier}（只有${hans.override}可以），所以没有可调整的${hans.threshold}。`,
  },
  'no-rank': {
    en: `These ${en.tier}s have no rank, so “this ${en.tier} and better” means nothing here. Use a share or a count.`,
    'zh-Hant': `這些${hant.tier}不分高低，「這個${hant.tier}及以上」在此沒有意義。請改用占比或數目。`,
    'zh-Hans': `这些${hans.tier}不分高低，“这个${hans.tier}及以上”在此没有意义。请改用占比或数目。`,
  },
  'no-total': {
    en: `The sum of “{field}” is not above 0, so nothing can be a share of it.`,
    'zh-Hant': '「{field}」的合計不大於 0，無從計算占比。',
    'zh-Hans': '“{field}”的合计不大于 0，无从计算占比。',
  },
  'field-missing': {
    en: `Subjects without “{field}”: {count}. They are counted in their ${en.tier} and add nothing to the sum.`,
    'zh-Hant': `缺少「{field}」的對象：{count}。他們計入所屬${hant.tier}，但不增加合計。`,
    'zh-Hans': `缺少“{field}”的对象：{count}。他们计入所属${hans.tier}，但不增加合计。`,
  },
  'reached-above': {
    en: `The better ${en.tier}s alone reach more than this ${en.target}. A better ${en.tier} without a ${en.target} keeps its ${en.threshold}: give it one, or raise it.`,
    'zh-Hant': `更高的${hant.tier}已超過這個${hant.target}。沒有${hant.target}的較高${hant.tier}會保留其${hant.threshold}：請為它設定${hant.target}，或調高${hant.threshold}。`,
    'zh-Hans': `更高的${hans.tier}已超过这个${hans.target}。没有${hans.target}的较高${hans.tier}会保留其${hans.threshold}：请为它设定${hans.target}，或调高${hans.threshold}。`,
  },
  moved: {
    en: `It has no ${en.target} that sets its ${en.threshold}; {from} no longer lay below that of the ${en.tier} above, so it moved just below it, to {to}.`,
    'zh-Hant': `它沒有可據以設定${hant.threshold}的${hant.target}；{from} 已不低於上一${hant.tier}的${hant.threshold}，因此移到緊鄰其下的 {to}。`,
    'zh-Hans': `它没有可据以设定${hans.threshold}的${hans.target}；{from} 已不低于上一${hans.tier}的${hans.threshold}，因此移到紧邻其下的 {to}。`,
  },
  empty: {
    en: `By ${en.score} it holds nobody of this ${en.population}.`,
    'zh-Hant': `依${hant.score}，這份${hant.population}中沒有人屬於它。`,
    'zh-Hans': `依${hans.score}，这份${hans.population}中没有人属于它。`,
  },
  'assigned-by-matrix': {
    en: `A ${en.matrix} of two ${en.score}s assigns the ${en.tier}s: a ${en.target} doesn’t say which ${en.axis} to move, so it can’t be calibrated.`,
    'zh-Hant': `${hant.tier}由兩個${hant.score}的${hant.matrix}決定：${hant.target}並未說明要移動哪一軸，因此無法校準。`,
    'zh-Hans': `${hans.tier}由两个${hans.score}的${hans.matrix}决定：${hans.target}并未说明要移动哪一轴，因此无法校准。`,
  },
  'assigned-by-table': {
    en: `A ${en.table} assigns the ${en.tier}s: there is no ${en.threshold} to set.`,
    'zh-Hant': `${hant.tier}由${hant.table}決定：沒有可調整的${hant.threshold}。`,
    'zh-Hans': `${hans.tier}由${hans.table}决定：没有可调整的${hans.threshold}。`,
  },
  'no-targets': {
    en: `No ${en.tier} has both a ${en.threshold} and a ${en.target} that can be measured: there is nothing to calibrate to.`,
    'zh-Hant': `沒有任何${hant.tier}兼有${hant.threshold}與可衡量的${hant.target}：沒有校準的依據。`,
    'zh-Hans': `没有任何${hans.tier}兼有${hans.threshold}与可衡量的${hans.target}：没有校准的依据。`,
  },
  'no-subjects': {
    en: `No ${en.subject} was scored.`,
    'zh-Hant': `沒有任何${hant.subject}得到${hant.score}。`,
    'zh-Hans': `没有任何${hans.subject}得到${hans.score}。`,
  },
  'no-room': {
    en: `There are too few different ${en.score}s for so many ${en.threshold}s: no place is left for that of “{tier}”. Give the ${en.score} more decimals, or use fewer ${en.tier}s.`,
    'zh-Hant': `不同的${hant.score}太少，容不下這麼多${hant.threshold}：「{tier}」的${hant.threshold}已無處可放。請增加${hant.score}的小數位，或減少${hant.tier}。`,
    'zh-Hans': `不同的${hans.score}太少，容不下这么多${hans.threshold}：“{tier}”的${hans.threshold}已无处可放。请增加${hans.score}的小数位，或减少${hans.tier}。`,
  },
  'unknown-dimension': {
    en: `There is no ${en.dimension} “{dimension}”.`,
    'zh-Hant': `沒有「{dimension}」這個${hant.dimension}。`,
    'zh-Hans': `没有“{dimension}”这个${hans.dimension}。`,
  },
  'no-bands': {
    en: `The ${en.dimension} “{dimension}” has no ${en.band}s, so it has no ${en.edge}s to place.`,
    'zh-Hant': `${hant.dimension}「{dimension}」沒有${hant.band}，所以沒有可設定的${hant.edge}。`,
    'zh-Hans': `${hans.dimension}“{dimension}”没有${hans.band}，所以没有可设定的${hans.edge}。`,
  },
  'one-band': {
    en: `One ${en.band} has no ${en.edge}s. Ask for at least 2 ${en.band}s.`,
    'zh-Hant': `只有一個${hant.band}就沒有${hant.edge}。請至少要求 2 個${hant.band}。`,
    'zh-Hans': `只有一个${hans.band}就没有${hans.edge}。请至少要求 2 个${hans.band}。`,
  },
  'no-values': {
    en: `No ${en.subject} has a ${en.value} here.`,
    'zh-Hant': `沒有任何${hant.subject}在此有${hant.value}。`,
    'zh-Hans': `没有任何${hans.subject}在此有${hans.value}。`,
  },
  'too-few-values': {
    en: `There are {distinct} different ${en.value}s, too few for {bands} ${en.band}s: equal ${en.value}s are never split.`,
    'zh-Hant': `只有 {distinct} 個不同的${hant.value}，不足以分成 {bands} 個${hant.band}：相同的${hant.value}不會拆開。`,
    'zh-Hans': `只有 {distinct} 个不同的${hans.value}，不足以分成 {bands} 个${hans.band}：相同的${hans.value}不会拆开。`,
  },
  'points-not-monotone': {
    en: `The ${en.points} of the ${en.band}s neither rise nor fall throughout (or leave no room for so many), so they can’t be spread over another number of ${en.band}s.`,
    'zh-Hant': `各${hant.band}的${hant.points}並非一路上升或下降（或容不下這麼多），因此無法分配到另一個數目的${hant.band}。`,
    'zh-Hans': `各${hans.band}的${hans.points}并非一路上升或下降（或容不下这么多），因此无法分配到另一个数目的${hans.band}。`,
  },
  'value-missing': {
    en: `Subjects without a ${en.value}: {count}. They stay with the ${en.missingPolicy}.`,
    'zh-Hant': `沒有${hant.value}的對象：{count}。他們仍依${hant.missingPolicy}。`,
    'zh-Hans': `没有${hans.value}的对象：{count}。他们仍依${hans.missingPolicy}。`,
  },
  'points-spread': {
    en: `There are {bands} ${en.band}s now: their ${en.points} are spread evenly from the first to the last, and titles, codes and ${en.reason}s of ${en.band}s fell away. Look them over.`,
    'zh-Hant': `現在有 {bands} 個${hant.band}：${hant.points}由第一個到最後一個平均分配，${hant.band}的標題、代碼與${hant.reason}已移除。請檢視。`,
    'zh-Hans': `现在有 {bands} 个${hans.band}：${hans.points}由第一个到最后一个平均分配，${hans.band}的标题、代码与${hans.reason}已移除。请检查。`,
  },
  'empty-bands': {
    en: `Bands that hold nobody of this ${en.population}: {count}. For skewed ${en.value}s try equal counts or natural breaks.`,
    'zh-Hant': `這份${hant.population}中無人落入的${hant.band}數：{count}。${hant.value}分布偏斜時，請改用等數或自然斷點。`,
    'zh-Hans': `这份${hans.population}中无人落入的${hans.band}数：{count}。${hans.value}分布偏斜时，请改用等数或自然断点。`,
  },
}

const manners: Record<Language, Manner> = { en: enManner, 'zh-Hant': zhHantManner, 'zh-Hans': zhHansManner }

/** A note of calibration as a sentence in a language. */
export const describeNote = ({ code, params }: Note, language: Language): string =>
  fillTemplate(calibrationSentences[code][language], params, manners[language])
