import { z } from 'zod'
import { instant, localOf } from '#app/domain/time.ts'
import { weightyOf } from '#app/domain/weighty.ts'
import type { Weighty } from '#app/domain/weighty.ts'
import type { Profile } from '#app/domain/profiles/profile.ts'
import { overrideReaders } from '#app/gates/override-readers.server.ts'
import { caseQuery } from '#app/gates/query.ts'
import { aroundPage } from './around-page.ts'
import { decisionsOf, missingIn } from './decisions.ts'
import { judgedUnder } from './judged-under.server.ts'
import { namesOf } from './names.ts'

/**
 * Every decision of a case: who, when, on which entries, under which rule and profile, what was missing, who went on
 * without it and why; and the way to what was on record at that moment.
 */
export const caseDecisions = caseQuery({
  name: 'caseDecisions',
  input: z.object({ caseId: z.string() }),
  permission: 'case.decisions',
  caseId: (asked) => asked.caseId,
  load: async (work) => {
    const around = await aroundPage(work, 'Decisions')
    const under = await judgedUnder(work)
    const asOf = (at: string) => {
      const { day, time } = localOf(instant(at), around.zone)
      return `/cases/${around.caseId}/as-of?${new URLSearchParams({ day, time }).toString()}`
    }
    const decisions = decisionsOf(
      work.caseFile,
      await namesOf(work.caseFile, work.records),
      await overrideReaders(work),
      missingIn(work.bodies),
    )
    return {
      ...around,
      decisions: decisions.map((one) => {
        const weighty = weightyOf(work.caseFile, one.id)
        return {
          ...one,
          under: under.get(one.id) ?? null,
          asOf: asOf(one.recordedAt),
          lowered: weighty && loweredWords(weighty, work.profile),
          /** Something ends or is lowered by it: that nothing was missing is told too, where it was kept. */
          tellsMissing: weighty !== null && weighty.missing !== null,
        }
      }),
    }
  },
  redact: (view) => view,
  shown: ({ decisions }) => ({ sections: ['decisions'], count: decisions.length }),
})

/** "Lowered from High to Moderate". */
function loweredWords({ from, to }: Weighty, { levels }: Profile): string | null {
  if (to === null) return null
  return `Lowered${from === null ? '' : ` from ${levels[from].label}`} to ${levels[to].label}`
}
