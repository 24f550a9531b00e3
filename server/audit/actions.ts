/** What the audit log can say was done: the closed list. */
export const ACTIONS = [
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

export type Action = (typeof ACTIONS)[number]
