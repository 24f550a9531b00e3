/** What requests bring about people, API keys and the session of whoever asks. */
import Type, { type Static } from 'typebox'
import { PEOPLES_ROLES } from '../../auth/roles.ts'
import { closed, ref } from './common.ts'
import { keyShape } from './keyShape.ts'

const text = (description: string, example?: string) =>
  Type.String({
    minLength: 1,
    maxLength: 1_000,
    description,
    ...(example === undefined ? {} : { examples: [example] }),
  })

const login = text('What one signs in as, such as a mail address. It is compared as NFKC in lower case.', 'j.costa')
const name = text('What people call them.', 'Joana Costa')
const password = text('10 characters or more; compared as NFKC.')
const token = text('What stands after # in the link.')
const roles = Type.Array(Type.Enum([...PEOPLES_ROLES]), {
  minItems: 1,
  maxItems: PEOPLES_ROLES.length,
  description: 'All that they may do together.',
})

export const SignInBody = Type.Object({ login, password }, { ...closed })
export type SignInBody = Static<typeof SignInBody>

export const SetUpBody = Type.Object({ token, login, name, password }, { ...closed })
export type SetUpBody = Static<typeof SetUpBody>

export const LinkBody = Type.Object({ token }, { ...closed })
export type LinkBody = Static<typeof LinkBody>

export const TakeUpBody = Type.Object({ token, password }, { ...closed })
export type TakeUpBody = Static<typeof TakeUpBody>

export const PasswordBody = Type.Object({ current: password, password }, { ...closed })
export type PasswordBody = Static<typeof PasswordBody>

export const PersonBody = Type.Object(
  { login, name, roles },
  { ...closed, examples: [{ login: 'j.costa', name: 'Joana Costa', roles: ['editor'] }] },
)
export type PersonBody = Static<typeof PersonBody>

export const PersonChangeBody = Type.Object(
  { name, roles, disabled: Type.Boolean({ description: 'Who is disabled can’t sign in, and is signed out at once.' }) },
  { ...closed, examples: [{ name: 'Joana Costa', roles: ['approver'], disabled: false }] },
)
export type PersonChangeBody = Static<typeof PersonChangeBody>

export const KeyBody = Type.Object(
  {
    ...keyShape,
    expiresAt: Type.Optional(ref<string>('Moment')),
  },
  { ...closed, examples: [{ name: 'Order desk', role: 'evaluator', strategies: ['a-group-distributors'] }] },
)
export type KeyBody = Static<typeof KeyBody>

export const OidcStartQuery = Type.Object(
  {
    to: Type.Optional(
      Type.String({ maxLength: 2_000, description: 'The page to come back to: a path of this server.' }),
    ),
  },
  closed,
)
export type OidcStartQuery = Static<typeof OidcStartQuery>
