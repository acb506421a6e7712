import { auditNumbers } from '#app/domain/audit-numbers.ts'
import { afterWeek } from '#app/domain/review-weeks.ts'
import { plusDays } from '#app/domain/time.ts'
import type { Day, Instant } from '#app/domain/time.ts'
import { accessLimits } from '#app/policy/access-limits.ts'
import { districtList, dueOf, listsAskedOf } from '#app/policy/recertification.ts'
import { holds } from '#app/policy/roles.ts'
import type { Grant, UserActor } from '#app/policy/roles.ts'
import { dayText } from '#app/ui/when.ts'
import type { Restored } from '#app/gates/audit/restored.server.ts'
import type { ManyLooks } from './many-looks.server.ts'

/** Something about people and roles that somebody has to see to: no case's work. */
export interface HouseRow {
  id: string
  what: string
  about: string
  why: string
  href: string
  dueOn: Day | null
}

interface House {
  actor: UserActor
  today: Day
  dayOf(at: Instant): Day
  users: readonly { id: string; name: string; title: string; disabledAt: Instant | null; agreementUntil: Day | null }[]
  grants: readonly (Grant & { userId: string })[]
  schools: readonly { id: string; name: string }[]
  signed: readonly { schoolId: string | null; signedAt: Instant }[]
  everybody: readonly UserActor[]
  /** Who opened many cases within an hour, as far as this person is told and has not looked. */
  manyLooks: readonly ManyLooks[]
  /** A backup that was restored and that no district lead has looked at, for those who are asked to. */
  restored: Pick<Restored, 'at' | 'lost'> | undefined
  /** Weeks of the record that wait for a signature, where this person signs them; by their Mondays, the oldest first. */
  weeks: readonly Day[]
  /** Cases under way without a lead who works, that the person sees in lists. */
  withoutLead: readonly { id: string; caseNumber: string | null; leadName: string | null; schoolId: string | null }[]
}

/** So long after an agreement ended the row goes: nobody means to renew it. Days. */
const lapsedShown = 30

/** Rows of people and roles for one person: cases without a lead, agreements that end, lists to sign. Pure. */
export function houseRows(house: House): HouseRow[] {
  return [
    ...restoredRows(house),
    ...lookRows(house),
    ...weekRows(house),
    ...leadRows(house),
    ...agreementRows(house),
    ...listRows(house),
  ]
}

/** Whoever restored a backup can't know what the teams had put on record since: a district lead asks them. */
function restoredRows({ restored, today, dayOf }: House): HouseRow[] {
  if (!restored) return []
  const { at, lost } = restored
  return [
    {
      id: `restored:${at}`,
      what: `A backup was restored on ${dayText(dayOf(at), today)}`,
      about: lost > 0 ? `At least ${lost.toLocaleString('en-US')} events are gone` : 'What came after it is gone',
      why: 'Ask the teams what they had put on record since, and say that you did',
      href: '/admin/restored',
      dueOn: null,
    },
  ]
}

/** Whoever opened many cases goes on: somebody asks them what it was for. */
function lookRows({ manyLooks, users, today }: House): HouseRow[] {
  return manyLooks.flatMap(({ userId, on, count }) => {
    const user = users.find(({ id }) => id === userId)
    if (!user) return []
    return {
      id: `looks:${userId}:${on}`,
      what: `${user.name} opened ${count} different cases within an hour on ${dayText(on, today)}`,
      about: user.title,
      why: 'They were not stopped: it may have been an emergency. Look at it, and ask',
      href: `/audit/looks?${new URLSearchParams({ who: userId, from: on, until: on }).toString()}`,
      dueOn: null,
    }
  })
}

/** A week of the record that nobody signed: only the oldest, since the desk names the others. */
function weekRows({ weeks: [week, ...more], today }: House): HouseRow[] {
  if (!week) return []
  return [
    {
      id: `week:${week}`,
      what: 'Look over a week of the record and sign it',
      about: `The week of ${dayText(week, today)}${more.length > 0 ? `, and ${more.length} more` : ''}`,
      why: `Nobody has signed it. ${auditNumbers.review.basis.text}`,
      href: `/audit/weeks/${week}`,
      dueOn: plusDays(afterWeek(week), auditNumbers.review.days),
    },
  ]
}

function leadRows({ actor, withoutLead, schools }: House): HouseRow[] {
  if (!holds(actor, 'district-lead')) return []
  return withoutLead.map(({ id, caseNumber, leadName, schoolId }) => ({
    id: `lead:${id}`,
    what: 'Choose another lead',
    about: [caseNumber, schools.find((one) => one.id === schoolId)?.name].filter(Boolean).join(' · '),
    why: leadName ? `${leadName} can’t lead it any more` : 'Nobody leads it',
    href: `/cases/${id}/team/lead`,
    dueOn: null,
  }))
}

function agreementRows({ actor, users, today }: House): HouseRow[] {
  if (!holds(actor, 'district-lead')) return []
  return users.flatMap(({ id, name, title, disabledAt, agreementUntil }) => {
    if (disabledAt !== null || agreementUntil === null || id === actor.id) return []
    const begins = plusDays(agreementUntil, -accessLimits.agreementFirstWarning.days)
    if (today < begins || today > plusDays(agreementUntil, lapsedShown)) return []
    const urgent = today >= plusDays(agreementUntil, -accessLimits.agreementLastWarning.days)
    const ends = dayText(agreementUntil, today)
    const over = agreementUntil < today
    return {
      id: `agreement:${id}`,
      what: over ? `The agreement of ${name} ended on ${ends}` : `The agreement of ${name} ends on ${ends}`,
      about: title,
      why: over ? 'Sign-in is stopped. Renew it, or disable the account' : urgent ? 'Renew it now' : 'Renew it in time',
      href: `/admin/users/${id}/agreement`,
      dueOn: agreementUntil,
    }
  })
}

function listRows({ actor, schools, everybody, grants, signed, today, dayOf }: House): HouseRow[] {
  return listsAskedOf(actor, schools, everybody).flatMap((schoolId) => {
    const { dueOn, last } = dueOf(schoolId, signed, grants, dayOf)
    if (dueOn === null || today < dueOn) return []
    return {
      id: `list:${schoolId ?? districtList}`,
      what: 'Look over the roles and sign the list',
      about: schools.find(({ id }) => id === schoolId)?.name ?? 'The whole district',
      why: last ? `Last signed on ${dayText(dayOf(last.signedAt), today)}` : 'Not signed yet',
      href: `/admin/recertify/${schoolId ?? districtList}`,
      dueOn,
    }
  })
}
