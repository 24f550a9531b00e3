/** Roles and what each may do: the one place that says so. */

export const ROLES = ['viewer', 'evaluator', 'editor', 'approver', 'auditor', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** What people can be: evaluating is for systems, by API key. */
export const PEOPLES_ROLES = ['viewer', 'editor', 'approver', 'auditor', 'admin'] as const

/**
 * What an operation asks for. `read`: strategies, versions, drafts, proposals. `evaluate`: decisions by published
 * versions. `edit`: drafts and proposals. `approve`: approving and returning. `publish`: what has been approved.
 * `decisions`: recorded decisions, which hold data of subjects. `audit`: the audit log. `administer`: people, keys.
 */
export type Permission = 'read' | 'evaluate' | 'edit' | 'approve' | 'publish' | 'decisions' | 'audit' | 'administer'

const GRANTS: Record<Role, readonly Permission[]> = {
  viewer: ['read'],
  evaluator: ['evaluate'],
  editor: ['read', 'evaluate', 'edit', 'publish', 'decisions'],
  approver: ['read', 'evaluate', 'approve', 'publish', 'decisions'],
  auditor: ['read', 'decisions', 'audit'],
  admin: ['read', 'evaluate', 'edit', 'approve', 'publish', 'decisions', 'audit', 'administer'],
}

/** What these roles may do together. */
export const permissionsOf = (roles: readonly Role[]): Permission[] =>
  GRANTS.admin.filter((permission) => mayWith(roles, permission))

export const mayWith = (roles: readonly Role[], permission: Permission): boolean =>
  roles.some((role) => GRANTS[role].includes(permission))
