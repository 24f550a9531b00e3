/** Whether a request may be answered: asked in one place, for every operation, before its handler. */
import { Fault, unknownStrategy } from '../services/fault.ts'
import { type Principal, sees } from './principal.ts'
import { mayWith, type Permission } from './roles.ts'

/** `anyone`: nobody is asked. `signed-in`: any role will do. A list: one of them is enough. */
export type Needs = 'anyone' | 'signed-in' | Permission | readonly Permission[]

/** What a request presents: nobody, somebody, or a key or session that isn't (any longer) valid. */
export type Presented = Principal | 'unknown' | undefined

/**
 * @param strategy the strategy that the path names, if it does
 * @throws Fault unauthenticated; forbidden; unknown-strategy for one outside a key's scope, as if it didn't exist
 */
export const authorise = (presented: Presented, needs: Needs, strategy?: string): void => {
  if (needs === 'anyone') return
  const principal = signedIn(presented)
  if (needs === 'signed-in') return
  const permissions = typeof needs === 'string' ? [needs] : needs
  if (strategy !== undefined && !sees(principal, strategy)) throw unknownStrategy(strategy)
  if (permissions.some((permission) => mayWith(principal.roles, permission))) return
  throw new Fault('forbidden', `This takes the right to ${permissions.join(' or ')}, which ${principal.name} hasn’t.`)
}

/** @throws Fault unauthenticated */
export const signedIn = (presented: Presented): Principal => {
  if (presented === 'unknown') {
    throw new Fault('unauthenticated', 'This API key or session is not valid, or no longer.')
  }
  if (!presented) throw new Fault('unauthenticated', 'Sign in, or send an API key: Authorization: Bearer …')
  return presented
}
