import { z } from 'zod'
import { NotPermitted } from '#app/gates/errors.ts'
import { query } from '#app/gates/query.ts'

/** Where somebody with an account lives, to be changed. */
export const staffHomeForm = query({
  name: 'staffHomeForm',
  input: z.looseObject({ userId: z.string().max(60) }),
  permission: 'people.manage',
  load: async ({ input, records }) => {
    const user = await records.users.byId(input.userId)
    if (!user) throw new NotPermitted('no such user', 404)
    const person = await records.people.staffOf(user.id)
    return { user, person, stays: person ? await records.people.stays(person.id) : [] }
  },
  redact: ({ user, person, stays }) => ({
    form: {
      back: `/admin/users/${user.id}`,
      about: `${user.name}, ${user.title}`,
      token: crypto.randomUUID(),
      choices: {},
      values: {
        email: person?.email ?? '',
        phone: person?.phone ?? '',
        homes: stays
          .map(({ address }) => address.line)
          .sort()
          .join('\n'),
      },
    },
  }),
  shown: ({ person }) => ({ sections: ['staff home'], ids: person ? [person.id] : [] }),
})
