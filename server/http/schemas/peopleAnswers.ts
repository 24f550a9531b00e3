/** What is answered about people, API keys and the session of whoever asks. */
import Type from 'typebox'
import { ROLES, type Role as RoleName } from '../../auth/roles.ts'
import type { Actor } from '../../store/records.ts'
import { closed, pageOf, ref } from './common.ts'
import { keyShape } from './keyShape.ts'

export const Role = Type.Unsafe<RoleName>({
  type: 'string',
  enum: [...ROLES],
  description:
    'viewer reads; evaluator (API keys only) asks for decisions; editor writes drafts and proposals; approver approves; ' +
    'auditor reads the audit log and recorded decisions; admin does all of it, and administers people and keys.',
})

export const Session = Type.Object(
  {
    kind: Type.Enum(['person', 'key']),
    id: Type.String(),
    name: Type.String(),
    roles: Type.Array(ref<RoleName>('Role')),
    permissions: Type.Array(Type.String(), { description: 'What the roles allow.' }),
    strategies: Type.Optional(Type.Array(Type.String(), { description: 'The scope of a key that has one.' })),
  },
  {
    ...closed,
    description: 'Who asks.',
    examples: [{ kind: 'person', id: '1', name: 'Joana Costa', roles: ['viewer'], permissions: ['read'] }],
  },
)

export const SignInWays = Type.Object(
  {
    setUp: Type.Boolean({
      description: 'Nobody exists yet: the link that the start has printed makes the first admin.',
    }),
    oidc: Type.Optional(Type.Object({ name: Type.String({ description: 'The provider’s host.' }) }, { ...closed })),
  },
  { ...closed, examples: [{ setUp: false, oidc: { name: 'login.example.com' } }] },
)

export const LinkMeaning = Type.Object(
  {
    kind: Type.Enum(['set-up', 'invitation']),
    login: Type.Optional(Type.String()),
    name: Type.Optional(Type.String()),
  },
  { ...closed, examples: [{ kind: 'invitation', login: 'j.costa', name: 'Joana Costa' }] },
)

export const Person = Type.Object(
  {
    id: Type.String(),
    login: Type.String(),
    name: Type.String(),
    roles: Type.Array(ref<RoleName>('Role')),
    state: Type.Enum(['active', 'invited', 'disabled'], { description: 'invited: can’t sign in yet.' }),
    issuer: Type.Optional(Type.String({ description: 'The OpenID Connect provider that vouches for them.' })),
    createdAt: ref<string>('Instant'),
  },
  closed,
)
export const PersonPage = pageOf('Person')

export const Invitation = Type.Object(
  {
    link: Type.String({ description: 'Leads to where the password is set, once. It is shown here only.' }),
    expiresAt: ref<string>('Instant'),
  },
  closed,
)

const key = {
  ...keyShape,
  id: Type.String({ description: 'The public part of the key.' }),
  createdAt: ref<string>('Instant'),
  createdBy: ref<Actor>('Actor'),
  expiresAt: Type.Optional(ref<string>('Instant')),
  revokedAt: Type.Optional(ref<string>('Instant')),
  usedAt: Type.Optional(ref<string>('Instant')),
}

export const ApiKey = Type.Object(key, { ...closed, description: 'An API key, without its secret.' })
export const ApiKeyPage = pageOf('ApiKey')

export const NewApiKey = Type.Object(
  { ...key, key: Type.String({ description: 'What is sent as Authorization: Bearer …. It is shown here only.' }) },
  closed,
)
