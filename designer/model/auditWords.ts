/** What an entry of the audit log says, in words. */
import { type Language, localize, type Text } from '../../engine/index.ts'
import type { AuditEntry } from './audit.ts'
import { formatDate, formatNumber } from './format.ts'
import { language } from './preferences.ts'
import { listed, t } from './words.ts'

const actions = [
  'strategy.create',
  'settings.change',
  'draft.create',
  'draft.save',
  'draft.delete',
  'proposal.create',
  'proposal.approve',
  'proposal.return',
  'proposal.withdraw',
  'version.publish',
  'timeline.correct',
  'timeline.cancel',
  'person.create',
  'person.change',
  'person.invite',
  'session.create',
  'session.end',
  'key.create',
  'key.revoke',
  'decisions.expire',
  'population.create',
  'population.delete',
  'run.create',
  'audit.export',
] as const
type Action = (typeof actions)[number]

const isKnown = (action: string): action is Action => (actions as readonly string[]).includes(action)

/** What was done, as a word in a list; the server's own where this release doesn't know it. */
export const actionText = (action: string): string => (isKnown(action) ? t(`audit.what.${action}`) : action)

type Details = AuditEntry['details']

const text = (value: unknown): string => (typeof value === 'string' ? value : value === undefined ? '' : String(value))
const day = (value: unknown): string => formatDate(text(value), language())
const count = (value: unknown): string => formatNumber(Number(value ?? 0), language())
const number = (value: unknown): number => Number(value ?? 0)

/** The settings that differ between before and after, by name. */
function changedSettings({ before, after }: Details): string {
  const [old, now] = [record(before), record(after)]
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])]
  return listed(keys.filter((key) => JSON.stringify(old[key]) !== JSON.stringify(now[key])).map(detailName))
}

const record = (value: unknown): Details =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Details) : {}

const proposed = (change: Details): string => {
  const version = text(change.version)
  if (change.kind === 'correct') return t('audit.proposed.correct', { version, date: day(change.effectiveFrom) })
  if (change.kind === 'cancel') return t('audit.proposed.cancel')
  if (change.kind === 'settings') return t('audit.proposed.settings', { names: changedSettings(change) })
  if (change.restores !== undefined) return t('audit.proposed.restore', { version: text(change.restores) })
  return change.effectiveFrom === undefined
    ? t('audit.proposed.publish', { draft: text(change.draft) })
    : t('audit.proposed.publishFrom', { draft: text(change.draft), date: day(change.effectiveFrom) })
}

/** What a change of a person was: a password, a provider, or name, roles and state. */
function changedPerson({ person: _, password, sessionsEnded: __, ...changes }: Details): string {
  if (password !== undefined) return t('audit.did.person.password')
  return t('audit.did.person.change', { names: listed(Object.keys(changes).map(detailName)) })
}

const sentences: Record<Action, (details: Details) => string> = {
  'strategy.create': () => t('audit.did.strategy.create'),
  'settings.change': (details) => t('audit.did.settings.change', { names: changedSettings(details) }),
  'draft.create': ({ draft }) => t('audit.did.draft.create', { draft: text(draft) }),
  'draft.save': ({ draft, revision }) => t('audit.did.draft.save', { draft: text(draft), revision: text(revision) }),
  'draft.delete': ({ draft }) => t('audit.did.draft.delete', { draft: text(draft) }),
  'proposal.create': ({ proposal, change }) =>
    t('audit.did.proposal.create', { proposal: text(proposal), what: proposed(record(change)) }),
  'proposal.approve': ({ proposal }) => t('audit.did.proposal.approve', { proposal: text(proposal) }),
  'proposal.return': ({ proposal, comment }) =>
    t('audit.did.proposal.return', { proposal: text(proposal), comment: text(comment) }),
  'proposal.withdraw': ({ proposal }) => t('audit.did.proposal.withdraw', { proposal: text(proposal) }),
  'version.publish': ({ version, effectiveFrom }) =>
    t('audit.did.version.publish', { version: text(version), date: day(effectiveFrom) }),
  'timeline.correct': ({ version, effectiveFrom }) =>
    t('audit.did.timeline.correct', { version: text(version), date: day(effectiveFrom) }),
  'timeline.cancel': ({ version, effectiveFrom }) =>
    t('audit.did.timeline.cancel', { version: text(version), date: day(effectiveFrom) }),
  'person.create': ({ name, roles }) =>
    t('audit.did.person.create', { name: text(name), roles: valueText('roles', roles) }),
  'person.change': changedPerson,
  'person.invite': ({ expiresAt }) => t('audit.did.person.invite', { date: day(expiresAt) }),
  'session.create': ({ by }) => t('audit.did.session.create', { by: valueText('by', by) }),
  'session.end': () => t('audit.did.session.end'),
  'key.create': ({ name, role }) => t('audit.did.key.create', { name: text(name), role: valueText('role', role) }),
  'key.revoke': ({ name }) => t('audit.did.key.revoke', { name: text(name) }),
  'decisions.expire': ({ count: deleted, retention }) =>
    t('audit.did.decisions.expire', { n: number(deleted), days: count(retention) }),
  'population.create': ({ rows }) => t('audit.did.population.create', { n: number(rows) }),
  'population.delete': ({ rows }) => t('audit.did.population.delete', { n: number(rows) }),
  'run.create': ({ subjects, version, asOf }) =>
    t('audit.did.run.create', { n: number(subjects), version: text(version), date: day(asOf) }),
  'audit.export': ({ what }) => t(what === 'head' ? 'audit.did.audit.head' : 'audit.did.audit.export'),
}

/** What was done, as a sentence without who did it. */
export const entryText = ({ action, details }: AuditEntry): string =>
  isKnown(action) ? sentences[action](details) : action

const named = [
  'draft',
  'revision',
  'baseVersion',
  'digest',
  'proposal',
  'binding',
  'comment',
  'version',
  'effectiveFrom',
  'phase',
  'note',
  'authors',
  'approvers',
  'name',
  'roles',
  'role',
  'login',
  'disabled',
  'issuer',
  'strategies',
  'expiresAt',
  'retention',
  'rows',
  'rejected',
  'subjects',
  'refused',
  'asOf',
  'by',
  'title',
  'timeZone',
  'approvals',
  'record',
  'reviewDate',
  'population',
  'populationDigest',
] as const

const isNamed = (key: string): key is (typeof named)[number] => (named as readonly string[]).includes(key)

/** What a detail is called; its key where there is no better word. */
export const detailName = (key: string): string => (isNamed(key) ? t(`audit.detail.${key}`) : key)

/** The details that can be said in a line each; the others stand in the record alone. */
export function detailLines({ details }: AuditEntry): { name: string; text: string }[] {
  return Object.entries(details).flatMap(([key, value]) => {
    const said = isNamed(key) ? valueText(key, value) : ''
    return said === '' ? [] : [{ name: detailName(key), text: said }]
  })
}

const roles = ['viewer', 'evaluator', 'editor', 'approver', 'auditor', 'admin'] as const
const ways = ['set-up', 'invitation', 'password', 'oidc', 'password-change'] as const

function valueText(key: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (Array.isArray(value)) return listed(value.map((item) => valueText(key, item)).filter(Boolean))
  if (typeof value === 'boolean') return t(value ? 'answer.yes' : 'answer.no')
  if (typeof value === 'number') return key === 'version' || key === 'baseVersion' ? `v${value}` : count(value)
  if (typeof value === 'object') return objectText(key, value)
  const role = roles.find((item) => item === value)
  if ((key === 'role' || key === 'roles') && role) return t(`role.${role}`)
  const way = ways.find((item) => item === value)
  if (key === 'by' && way) return t(`audit.by.${way}`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text(value)) ? day(value) : text(value)
}

function objectText(key: string, value: object): string {
  if ('before' in value && 'after' in value) {
    const [before, after] = [valueText(key, value.before), valueText(key, value.after)]
    return `${before || '—'} → ${after || '—'}`
  }
  // Who did something, as they were called.
  if ('kind' in value && 'name' in value) return text(value.name)
  return key === 'phase' || key === 'title' || key === 'note'
    ? localize(value as Text, language() satisfies Language)
    : ''
}
