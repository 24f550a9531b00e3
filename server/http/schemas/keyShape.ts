/** What is said of an API key, when it is asked for and when it is shown. */
import Type from 'typebox'
import type { Role } from '../../auth/roles.ts'
import { ref } from './common.ts'

export const keyShape = {
  name: Type.String({
    minLength: 1,
    maxLength: 1_000,
    description: 'Which system sends it.',
    examples: ['Order desk'],
  }),
  role: ref<Role>('Role'),
  strategies: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 1_000 }), {
      minItems: 1,
      maxItems: 500,
      description: 'The strategies that it may see; without it, all.',
    }),
  ),
}
