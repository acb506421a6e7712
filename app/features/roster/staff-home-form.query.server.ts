import { z } from 'zod'
import { NotPermitted } from '#app/gates/errors.ts'
import { draftAs, houseDraft } from '#app/gates/house-draft.server.ts'
import { query } from '#app/gates/query.ts'

/** Where somebody with an account lives, to be changed. */
export const staffHomeForm = query({
  name: 'staffHomeForm',
  input: z.looseObject({ userId: z.string().max(60), draftAs }),
  permission: 'people.manage',
  load: async (work) => {
    const { input, records } = work
    const user = await records.users.byId(input.userId)
    if (!user) throw new NotPermitted('no such user', 404)
    const person = await records.people.staffOf(user.id)
    return { user, person, stays: person ? await records.people.stays(person.id) : [], draft: await houseDraft(work) }
  },
  redact: ({ user, person, stays, draft }) => ({
    form: {
      back: `/admin/users/${user.id}`,
      about: `${user.name}, ${user.title}`,
      token: crypto.randomUUID(),
      choices: {},
      draft,
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
