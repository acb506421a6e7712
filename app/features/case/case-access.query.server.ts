import { z } from 'zod'
import { isFinished } from '#app/domain/stages.ts'
import { localOf } from '#app/domain/time.ts'
import { caseQuery } from '#app/gates/query.ts'
import { membershipOf } from '#app/domain/file/people.ts'
import { may } from '#app/policy/may.ts'
import { partsSeen } from '#app/policy/why-seen.ts'
import { aroundPage } from './around-page.ts'
import { untilWords, whyWithoutEnd } from './why-seen-words.ts'

/** Everybody who can see a case now: why, what of it, and until when. Whoever is kept out is not among them. */
export const caseAccess = caseQuery({
  name: 'caseAccess',
  input: z.object({ caseId: z.string() }),
  permission: 'case.access',
  caseId: (asked) => asked.caseId,
  load: async (work) => {
    const { caseFile, records, actor } = work
    const around = await aroundPage(work, 'Who can see this case')
    const { zone } = around
    const { day: today } = localOf(work.now, zone)
    const schools = await records.district.schools()
    const titles = new Map((await records.users.all()).map(({ id, title }) => [id, title]))
    const leads = caseFile.team.members.findLast((one) => one.role === 'lead' && !one.ended)?.userId
    const people = (await work.whoSees()).map(({ actor: person, sight, why }) => ({
      id: person.id,
      name: person.name,
      title: titles.get(person.id) ?? '',
      why: whyWithoutEnd(why, { schools, zone, today }),
      parts: partsSeen(sight, caseFile).join('; '),
      until: untilWords(why, { zone, today }) ?? null,
      headerOnly: why.headerOnly,
      ends: membershipOf(caseFile.team, person.id) !== undefined && person.id !== leads,
      leads: person.id === leads,
    }))
    return {
      ...around,
      people: people.filter((one) => !one.headerOnly),
      listed: people.filter((one) => one.headerOnly),
      more: (
        [
          ['Who viewed this', 'viewers', 'case.viewers'],
          ['Trail', 'trail', 'case.trail'],
          ['Who is kept out', 'recusals', 'recusal.read'],
          ['What was shared', 'disclosures', 'disclosure.read'],
        ] as const
      )
        .filter(([, , action]) => may(actor, action, caseFile, today).allow)
        .map(([label, place]) => ({ label, href: `/cases/${caseFile.id}/${place}` })),
      mayManage: !isFinished(caseFile.stage) && may(actor, 'team.manage', caseFile, today).allow,
    }
  },
  redact: (view) => view,
  shown: ({ people, listed }) => ({ sections: ['who can see this'], count: people.length + listed.length }),
})

export type CaseAccessView = ReturnType<typeof caseAccess.redact>
