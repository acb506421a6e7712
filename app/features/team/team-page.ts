import { membershipOf } from '#app/domain/file/people.ts'
import { recusalQuestion, sourceWords } from '#app/domain/recusal.ts'
import { localOf } from '#app/domain/time.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import { questionsFor } from '#app/policy/asked-to-answer.ts'
import { may } from '#app/policy/may.ts'
import { dayIn, dayText, shortDayText } from '#app/ui/when.ts'

const roleWords = { lead: 'Lead', member: 'Member', officer: 'Officer', consulted: 'Consulted' } as const

type Work = Pick<
  CaseQueryWork<Readonly<Record<string, unknown>>>,
  'caseFile' | 'calendar' | 'now' | 'actor' | 'fileOf' | 'input'
>

/** Who is on the team now and who was, with reasons and dates; for whoever may answer it, who seems to be related. */
export async function teamShown({ caseFile, calendar, now, actor, fileOf, input }: Work) {
  const { zone } = calendar
  const today = localOf(now, zone).day
  const shown = caseFile.team.members.map((member, n) => ({
    key: `${member.userId}-${n}`,
    userId: member.userId,
    name: member.name,
    role: roleWords[member.role],
    leads: member.role === 'lead',
    reason: member.reason,
    since: shortDayText(dayIn(member.since, zone), today),
    until: member.until ? dayText(member.until, today) : null,
    over: member.until !== null && member.until < today,
    ended: member.ended ? `${shortDayText(dayIn(member.ended.at, zone), today)}: ${member.ended.reason}` : null,
  }))
  const rank = (role: string) => Object.values<string>(roleWords).indexOf(role)
  return {
    now: shown.filter((one) => !one.ended && !one.over).sort((a, b) => rank(a.role) - rank(b.role)),
    before: shown.filter((one) => one.ended ?? one.over),
    asked: questionsFor(actor, (await fileOf(caseFile.id)) ?? caseFile, today).map((one) => ({
      id: one.entryId,
      userId: one.userId,
      name: one.name,
      question: recusalQuestion(one),
      seems: sourceWords[one.source],
      holds: one.holds,
    })),
    mayManage: may(actor, 'team.manage', caseFile, today).allow,
    /** Led here because an action of the plan was missed. */
    missed: input.missed === 'yes',
    mayPlan: may(actor, 'plan.record', caseFile, today).allow,
  }
}
export type TeamShown = Awaited<ReturnType<typeof teamShown>>

/** The name of the member whom the address names. Throws `NotPermitted` where nobody is meant: a 404. */
export function askedMember({ caseFile, input }: CaseQueryWork<Readonly<Record<string, unknown>>>): string {
  const member = typeof input.userId === 'string' ? membershipOf(caseFile.team, input.userId) : undefined
  if (!member) throw new NotPermitted('nobody of that id is on the team')
  return member.name
}
