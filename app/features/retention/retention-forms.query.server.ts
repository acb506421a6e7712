import { z } from 'zod'
import type { RetentionChangeRow } from '#db/records/records.ts'
import { numbersWords, retentionClassIds, whyNotApprove } from '#app/domain/retention-schedule.ts'
import type { RetentionClass, RetentionNumbers, RetentionRule } from '#app/domain/retention-schedule.ts'
import { localOf } from '#app/domain/time.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { draftAs, houseDraft } from '#app/gates/house-draft.server.ts'
import { query } from '#app/gates/query.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { instantText } from '#app/ui/when.ts'

const back = '/records#schedule'

/** The form by which somebody proposes a change of one line of the schedule. */
export const retentionForm = query({
  name: 'retentionForm',
  input: z.looseObject({ class: z.string().max(60), draftAs }),
  permission: 'retention.propose',
  load: async (work) => {
    const of = retentionClassIds.find((id) => id === work.input.class)
    if (!of) throw new NotPermitted('no such class', 404)
    const rule: RetentionRule = work.profile.retention[of]
    const { label, years, age, basis, floor } = rule
    const least = floor ? ` The law gives at least ${floor.years} years: ${floor.source}.` : ''
    return {
      form: {
        values: {
          class: of,
          years: String(years),
          age: age === undefined ? '' : String(age),
          basisKind: basis.kind,
          basisText: '',
          reason: '',
        },
        choices: {},
        token: crypto.randomUUID(),
        about: `${label}. In force: ${numbersWords(rule)}. ${basis.text}.${least} It counts once somebody else approved it.`,
        back,
        draft: await houseDraft(work),
      },
    }
  },
  redact: (view) => view,
  shown: () => ({ sections: ['form'] }),
})

/** A proposed change for the second person, who approves or declines it. */
export const retentionChangeForm = query({
  name: 'retentionChangeForm',
  input: z.looseObject({ changeId: z.string().max(60), draftAs }),
  permission: 'retention.decline',
  load: async (work) => {
    const change = await work.records.destruction.retentionChange(work.input.changeId)
    if (change?.outcome !== null) throw new NotPermitted('no change that waits', 404)
    return {
      form: {
        values: { changeId: change.id },
        choices: {},
        token: crypto.randomUUID(),
        back,
        draft: await houseDraft(work),
      },
      change: await changeShown(work, change, work.profile.retention[change.class]),
    }
  },
  redact: (view) => view,
  shown: () => ({ sections: ['form'] }),
})

async function changeShown(
  { records, actor, calendar, now }: QueryWork<unknown>,
  change: RetentionChangeRow,
  rule: RetentionRule,
) {
  const { zone } = calendar
  const [by] = await records.users.byIds([change.proposedBy])
  const before = JSON.parse(change.before) as RetentionNumbers
  return {
    id: change.id,
    of: change.class satisfies RetentionClass,
    label: rule.label,
    before: `${numbersWords(before)}. ${before.basis.text}`,
    after: numbersWords(change),
    basis: change.basisText,
    reason: change.reason,
    proposed: `${by?.name ?? 'Somebody who left'}, ${instantText(change.proposedAt, zone, localOf(now, zone).day)}`,
    notYours: whyNotApprove(change, actor.id) ?? null,
  }
}
export type ChangeShown = Awaited<ReturnType<typeof changeShown>>
