import { z } from 'zod'
import { localOf } from '#app/domain/time.ts'
import { draftAs, houseDraft } from '#app/gates/house-draft.server.ts'
import { query } from '#app/gates/query.ts'
import { textsLeft } from '#app/gates/record-keeping.server.ts'
import type { Action } from '#app/policy/actions.ts'
import { instantText } from '#app/ui/when.ts'
import { destroyedBy, redactionWaiting } from './destroyed-case.server.ts'

/** A form about the log's texts of a destroyed case: what they are, and what was asked for. Its right is the command's own. */
const formFor = <const A extends Action>(name: string, permission: A) =>
  query({
    name,
    input: z.looseObject({ requestId: z.string().max(60), draftAs }),
    permission,
    load: async (work) => {
      const { records, input, calendar, now } = work
      const { caseId } = await destroyedBy(records, input.requestId)
      const count = await textsLeft(records, caseId)
      const waiting = await redactionWaiting(records, caseId)
      const [by] = waiting ? await records.users.byIds([waiting.askedBy]) : []
      const when = (at: string) => instantText(at, calendar.zone, localOf(now, calendar.zone).day)
      return {
        form: {
          values: { requestId: input.requestId },
          choices: {},
          token: crypto.randomUUID(),
          about: `The log still says of ${caseId} who did what and when, by random ids: ${count.toLocaleString('en-US')} events. Their texts are destroyed for good. Each keeps its place and its hash, so that the log is proved as before; what says that the case was destroyed, and by whom, stays.`,
          back: `/records/${input.requestId}`,
          draft: await houseDraft(work),
        },
        asked: waiting && {
          by: `${by?.name ?? 'Somebody who left'}, ${when(waiting.askedAt)}`,
          reference: waiting.reference,
          from: when(waiting.notBefore),
        },
      }
    },
    redact: (view) => view,
    shown: () => ({ sections: ['form'] }),
  })

export const askRedactionForm = formFor('askRedactionForm', 'redact.ask')
export const confirmRedactionForm = formFor('confirmRedactionForm', 'redact.confirm')
export const withdrawRedactionForm = formFor('withdrawRedactionForm', 'redact.withdraw')
