/** `people`: a way in without a browser, for the first admin of a server elsewhere, or when no admin is left. */
import type { Role } from '../../auth/roles.ts'
import { administer } from '../administration.ts'
import { DONE } from '../failure.ts'
import { say, writeOut } from '../io/output.ts'

export interface InviteOptions {
  data: string
  role: Role
  name?: string
  url: string
}

/** Adds the person, or gives the one who is there the role and enables them; the link alone goes to standard output. */
export async function inviteCommand(given: string, { data, role, name, url }: InviteOptions): Promise<number> {
  const [{ COMMAND_LINE }, { linkOf }, people] = await Promise.all([
    import('../../auth/principal.ts'),
    import('../../auth/invitations.ts'),
    import('../../auth/people.ts'),
  ])
  const { login, token, expiresAt } = await administer(data, ({ store, audit }) =>
    store.write(async (write) => {
      const login = people.loginOf(given, '/login')
      const now = Date.now()
      const known = await people.personByLogin(write, login)
      if (known) {
        const before = people.toPerson(known)
        const roles = [...new Set([...before.roles, role])]
        const change = { name: name ?? before.name, roles, disabled: false }
        await people.changePerson(write, audit, COMMAND_LINE, known.id, change, now)
      }
      const asked = { login, name: name ?? login, roles: [role] }
      const person = known ?? (await people.addPerson(write, audit, COMMAND_LINE, asked, now))
      return { login, ...(await people.invitePerson(write, audit, COMMAND_LINE, person, now)) }
    }),
  )
  await writeOut(`${linkOf(url.replace(/\/$/, ''), token)}\n`)
  say(`With this link ${login} sets a password; it can be used once, until ${expiresAt}.`)
  return DONE
}
