/** What a form says where the server, or the form itself, doesn't take what was typed. */
import type { Failure } from '../../model/api.ts'
import { t } from '../../model/words.ts'

const SHORTEST_PASSWORD = 10

export interface Complaint {
  at: 'login' | 'name' | 'password' | 'form'
  text: string
}

/** A new password before it is sent; the server has the last word. */
export const passwordComplaint = (password: string): Complaint | undefined =>
  [...password.normalize('NFKC')].length < SHORTEST_PASSWORD ? { at: 'password', text: t('signIn.short') } : undefined

export function complaintOf(failure: Failure): Complaint {
  if (failure.kind === 'offline') return { at: 'form', text: t('state.offline.title') }
  if (failure.kind !== 'refused') return { at: 'form', text: t('state.error.title') }
  if (failure.code === 'sign-in-failed') return { at: 'form', text: t('signIn.failed') }
  if (failure.code === 'login-taken') return { at: 'login', text: t('people.taken') }
  if (failure.code === 'last-admin') return { at: 'form', text: t('people.lastAdmin') }
  if (failure.code === 'link-not-valid') return { at: 'form', text: t('signIn.link.title') }
  if (failure.code === 'forbidden') return { at: 'form', text: t('state.forbidden.title') }
  if (failure.code === 'too-many-requests') {
    return { at: 'form', text: t('signIn.tooMany', { n: Math.ceil((failure.retryAfter ?? 60) / 60) }) }
  }
  // The forms see to everything else that could be wrong with these.
  if (failure.pointer === '/password') return { at: 'password', text: t('signIn.common') }
  if (failure.pointer === '/login') return { at: 'login', text: t('signIn.badLogin') }
  return { at: 'form', text: failure.message || t('state.error.text', { status: failure.status }) }
}
