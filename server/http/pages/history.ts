/** A subject's history as a page: its tier over time, and why it changed. */
import {
  byId,
  formatDate,
  formatNumber,
  glossary,
  type Language,
  localize,
  nameOf,
  type Strategy,
  tierName,
} from '../../../engine/index.ts'
import type { DecisionSummary, HistoryItem } from '../../decisions/decisions.ts'
import { type Html, html, type PageContent } from './page.ts'

export interface History {
  /** Its id, where no decision brings its title. */
  strategy: string
  subject: string
  items: HistoryItem[]
  /** Whether there are older ones. */
  next: string | null
}

type Words = Record<'recorded' | 'why' | 'refused' | 'empty' | 'older' | 'first' | 'unexplained', string>

const WORDS: Record<Language, Words> = {
  en: {
    recorded: 'Recorded (UTC)',
    why: 'Why it changed',
    refused: 'refused',
    empty: 'No decision about this subject is recorded.',
    older: 'There are older decisions that this page doesn’t show.',
    first: 'The first that is recorded.',
    unexplained: 'It can’t be told why:',
  },
  'zh-Hant': {
    recorded: '記錄時間（UTC）',
    why: '變動的原因',
    refused: '無法評定',
    empty: '沒有這個對象的評定紀錄。',
    older: '還有更早的評定結果未列於此頁。',
    first: '最早的一筆紀錄。',
    unexplained: '無法說明原因：',
  },
  'zh-Hans': {
    recorded: '记录时间（UTC）',
    why: '变动的原因',
    refused: '无法评定',
    empty: '没有这个对象的评定记录。',
    older: '还有更早的评定结果未列于此页。',
    first: '最早的一条记录。',
    unexplained: '无法说明原因：',
  },
}

export const historyPage = (history: History, language: Language): PageContent => {
  const { strategy, subject, items, next } = history
  const document = items[0]?.document
  const title = nameOf(document ?? { id: strategy }, language)
  const words = WORDS[language]
  const kind = localize(document?.subject?.title, language) || glossary.subject[language]
  const note = items.length === 0 ? words.empty : next === null ? '' : words.older
  return {
    language,
    title: `${subject} · ${title}`,
    main: html`<h1>${subject}</h1>
<p>${kind} · ${title}</p>
${document === undefined ? [] : [tableOf(history, document, language)]}
<p>${note}</p>`,
  }
}

const tableOf = ({ items, next }: History, { assign, scores }: Strategy, language: Language): Html => {
  const words = WORDS[language]
  const score = 'score' in assign ? byId(scores, assign.score) : undefined
  const heads = [words.recorded, glossary.evaluationDate[language], glossary.tier[language]]
  const rows = items.map((item, index) => {
    const isFirst = next === null && index === items.length - 1
    return rowOf(item, { language, isFirst })
  })
  return html`<table>
<thead><tr>
${heads.map((head) => html`<th scope="col">${head}</th>`)}
<th scope="col" class="number">${score === undefined ? glossary.score[language] : nameOf(score, language)}</th>
<th scope="col">${glossary.version[language]}</th>
<th scope="col">${words.why}</th>
</tr></thead>
<tbody>
${rows}
</tbody>
</table>`
}

interface Showing {
  language: Language
  isFirst: boolean
}

const rowOf = ({ decision, document, step }: HistoryItem, showing: Showing): Html => {
  const { language } = showing
  const { tier, refusal = '', scores, strategy } = decision
  const shown = tier === null ? `${WORDS[language].refused} (${refusal})` : tierName(document, tier, language)
  const value = 'score' in document.assign ? scores?.[document.assign.score] : undefined
  return html`<tr>
<td class="time">${timeOf(decision)}</td>
<td class="time">${formatDate(decision.asOf, language)}</td>
<td class="tier">${shown}</td>
<td class="number">${value === undefined ? '' : formatNumber(value, language)}</td>
<td>${strategy.version}${phaseOf(strategy.phase === undefined ? '' : localize(strategy.phase, language))}</td>
<td class="why">${whyOf(step, showing)}</td>
</tr>`
}

const phaseOf = (phase: string): string => (phase === '' ? '' : ` · ${phase}`)

/** To the second: 2026-04-01 09:30:00. */
const timeOf = ({ recordedAt }: DecisionSummary): string => recordedAt.slice(0, 19).replace('T', ' ')

const whyOf = (step: HistoryItem['step'], { language, isFirst }: Showing): Html => {
  const words = WORDS[language]
  if (!step) return html`${isFirst ? words.first : ''}`
  if ('unexplained' in step) return html`${words.unexplained} ${step.unexplained.message}`
  return html`<ul>
${step.change.sentences[language].map((sentence) => html`<li>${sentence}</li>`)}
</ul>`
}
