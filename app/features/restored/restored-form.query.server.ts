import { localOf } from '#app/domain/time.ts'
import { restoredUnseen } from '#app/gates/audit/restored.server.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { draftAs, houseDraft } from '#app/gates/house-draft.server.ts'
import { query } from '#app/gates/query.ts'
import { instantText } from '#app/ui/when.ts'
import { z } from 'zod'

/** The form by which a district lead says that they looked at a restored backup: how much is gone, and since when. */
export const restoredForm = query({
  name: 'restoredForm',
  input: z.object({ draftAs }),
  permission: 'restore.confirm',
  load: async (work) => {
    const { records, calendar, now } = work
    const restored = await restoredUnseen(records)
    if (!restored) throw new NotPermitted('nothing was restored', 404)
    const today = localOf(now, calendar.zone).day
    const when = (at: typeof restored.at) => instantText(at, calendar.zone, today)
    const { at, until, lost } = restored
    const gone =
      lost === 0
        ? 'How much came after that is not known: no signed head was seen that reaches further.'
        : `At least ${lost.toLocaleString('en-US')} events that came after it are gone.`
    return {
      form: {
        values: {},
        choices: {},
        token: crypto.randomUUID(),
        about: `On ${when(at)} a backup took the place of the database. ${until ? `The last thing in it happened on ${when(until)}. ` : ''}${gone} What was there before was put aside by whoever runs the server.`,
        back: '/work',
        draft: await houseDraft(work),
      },
    }
  },
  redact: (view) => view,
  shown: () => ({ sections: ['form'] }),
})
