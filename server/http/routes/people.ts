/** People: admins add them, invite them, and say what they may do. */
import { signedIn } from '../../auth/authorise.ts'
import { linkOf } from '../../auth/invitations.ts'
import { json } from '../answer.ts'
import { readBody } from '../body.ts'
import type { Services } from '../context.ts'
import { parameter } from '../parameters.ts'
import { pageAnswer, readPage, readQuery, textKey } from '../query.ts'
import type { Routes } from '../route.ts'

const TAG = 'People'

export const peopleRoutes = (routes: Routes, services: Services): void => {
  listPeople(routes, services)
  addPerson(routes, services)
  getPerson(routes, services)
  changePerson(routes, services)
  invitePerson(routes, services)
}

const listPeople = (routes: Routes, { people }: Services) =>
  routes.add(
    {
      method: 'get',
      path: '/v1/people',
      id: 'listPeople',
      tag: TAG,
      needs: 'administer',
      summary: 'All people, by login',
      query: 'PageQuery',
      answer: { description: 'A page of people', schema: 'PersonPage' },
      faults: ['storage-unavailable'],
    },
    async (c) => {
      const page = readPage(c, textKey)
      return json(pageAnswer(await people.list(page), page, (person) => person.login))
    },
  )

const addPerson = (routes: Routes, { people, limits }: Services) =>
  routes.add(
    {
      method: 'post',
      path: '/v1/people',
      id: 'addPerson',
      tag: TAG,
      needs: 'administer',
      summary: 'Add a person; they sign in once they are invited, or by the provider that vouches for them',
      query: 'NoQuery',
      body: 'PersonBody',
      creates: true,
      answer: { status: 201, description: 'Added', schema: 'Person', headers: { Location: 'The person.' } },
      faults: ['login-taken', 'storage-unavailable'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const given = await readBody(c.env.incoming, 'PersonBody', limits)
      const person = await people.create(signedIn(c.env.incoming.presented), given)
      return json(person, 201, { location: `/v1/people/${person.id}` })
    },
  )

const getPerson = (routes: Routes, { people }: Services) =>
  routes.add(
    {
      method: 'get',
      path: '/v1/people/:person',
      id: 'getPerson',
      tag: TAG,
      needs: 'administer',
      summary: 'One person',
      query: 'NoQuery',
      answer: { description: 'The person', schema: 'Person' },
      faults: ['unknown-person', 'storage-unavailable'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      return json(await people.get(parameter(c, 'person')))
    },
  )

const changePerson = (routes: Routes, { people, limits }: Services) =>
  routes.add(
    {
      method: 'put',
      path: '/v1/people/:person',
      id: 'changePerson',
      tag: TAG,
      needs: 'administer',
      summary: 'Change a person’s name and roles, or disable them; it holds at once',
      description: 'The last admin who can sign in stays one.',
      query: 'NoQuery',
      body: 'PersonChangeBody',
      answer: { description: 'Changed', schema: 'Person' },
      faults: ['unknown-person', 'last-admin', 'storage-unavailable'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const change = await readBody(c.env.incoming, 'PersonChangeBody', limits)
      return json(await people.change(signedIn(c.env.incoming.presented), parameter(c, 'person'), change))
    },
  )

const invitePerson = (routes: Routes, { people, addresses }: Services) =>
  routes.add(
    {
      method: 'post',
      path: '/v1/people/:person/invitations',
      id: 'invitePerson',
      tag: TAG,
      needs: 'administer',
      summary: 'Make a link with which a person sets their password, within 7 days; an earlier one is no longer valid',
      query: 'NoQuery',
      creates: 'secret',
      answer: { status: 201, description: 'The link', schema: 'Invitation' },
      faults: ['cross-site', 'unknown-person', 'person-disabled', 'storage-unavailable'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const { incoming } = c.env
      const { token, expiresAt } = await people.invite(signedIn(incoming.presented), parameter(c, 'person'))
      return json({ link: linkOf(addresses.originFor(incoming.headers.host), token), expiresAt }, 201)
    },
  )
