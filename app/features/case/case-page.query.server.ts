import { z } from 'zod'
import type { CaseFile } from '#app/domain/case-file.ts'
import { optionalChoice } from '#app/domain/fields.ts'
import { leadOf } from '#app/domain/file/people.ts'
import { isFinished, isScreening } from '#app/domain/stages.ts'
import { localOf } from '#app/domain/time.ts'
import { matchesInSight } from '#app/gates/possible-matches.server.ts'
import { caseQuery } from '#app/gates/query.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import type { Action } from '#app/policy/actions.ts'
import { readsWhole } from '#app/policy/in-sight.ts'
import { onlyReads } from '#app/policy/break-glass.ts'
import { may } from '#app/policy/may.ts'
import { afterSaving } from './after-saving.ts'
import { addMenu, stepMenu } from './add-menu.ts'
import { decisionsOf } from './decisions.ts'
import { closedAccount } from './closed-account.server.ts'
import { dueLines } from './due-lines.ts'
import { identityOf, numberOf } from './identity.ts'
import { matchesShown } from './matches-shown.ts'
import { namesOf } from './names.ts'
import { openedHere } from './opened-here.ts'
import { nextStep } from './next-step.ts'
import type { NextStep } from './next-step.ts'
import { asFarAsMay, rightFor } from '#app/policy/place-rights.ts'
import { planToday } from './plan-today.ts'
import { rightNow } from './right-now.ts'
import { timelineFilterIds } from './timeline-filters.ts'
import { timelineItems } from './timeline-lines.ts'
import { seenBy } from './why-seen-words.ts'

/** Most lines of the timeline at first; the rest is one link away. */
const firstLines = 40
const newestDecisions = 5

/** `saved`: the entry just put on record. `member`: led here instead of opening it in an emergency. `show`: a filter of the timeline. `all`: the whole of it. */
const input = z.object({
  caseId: z.string(),
  saved: z.string().max(60).optional(),
  member: optionalChoice(['yes']),
  show: optionalChoice(timelineFilterIds),
  all: optionalChoice(['yes']),
})

/** The case page: what holds now, what comes next, what is due, and all that happened (pages.md C). */
export const casePage = caseQuery({
  name: 'casePage',
  input,
  permission: 'case.read',
  caseId: (asked) => asked.caseId,
  load: async (work) => viewOf(work, await around(work)),
  redact: (view) => view,
  shown: (view) => ({ sections: ['now', 'due', 'plan', 'team', 'timeline'], count: view.timeline.items.length }),
})

async function around(work: CaseQueryWork<unknown>) {
  const { caseFile, records, sight } = work
  const personId = caseFile.student?.personId
  const named = personId && sight.groups.has('identity') && sight.names !== 'initials'
  const alike = named ? await records.people.lookAlikes(personId) : undefined
  return {
    schools: await records.district.schools(),
    alike: alike ?? [],
    nameOf: await namesOf(caseFile, records),
    opened: await openedHere(work),
    account: await closedAccount(work),
    held: (await records.destruction.holdsOf(caseFile.id)).some(({ liftedAt }) => liftedAt === null),
    matches: await matchesInSight(work, alike),
  }
}

/** Makes the page's view from the folder in the reader's sight. */
function viewOf(
  work: CaseQueryWork<z.output<typeof input>>,
  { schools, alike, nameOf, opened, account, held, matches }: Awaited<ReturnType<typeof around>>,
) {
  const { caseFile: file, input: asked, actor, now, calendar, profile, sight } = work
  const { zone } = calendar
  const { day: today } = localOf(now, zone)
  const partial = !readsWhole(sight, file)
  const reading = onlyReads(sight)
  const can = (action: Action) => may(actor, action, file, today).allow
  const items = timelineItems(file, asked.show, { zone, nameOf })
  const saved = file.timeline.find((line) => line.entryId === asked.saved)
  return {
    title: isScreening(file.stage) ? `Screening ${numberOf(file)}` : numberOf(file),
    caseId: file.id,
    zone,
    today,
    identity: identityOf(file, {
      profile,
      zone,
      today,
      school: schools.find(({ id }) => id === file.schoolId)?.name,
      opened,
      not: alike.map(({ name, grade }) => (grade ? `${name} (gr ${grade})` : name)),
      seen: seenBy(work, schools),
    }),
    screening: isScreening(file.stage),
    finished: isFinished(file.stage),
    saved: asked.saved ? (saved ? `On record: ${saved.sentence}` : 'On record.') : null,
    afterSaving: asked.saved ? afterSaving(file, asked.saved) : null,
    member: asked.member === 'yes' && !reading,
    rightNow: rightNow(file, { calendar, today, profile, partial }).map((line) => asFarAsMay(line, can)),
    matches: matchesShown(file, matches, can('triage.record')),
    next:
      partial || reading
        ? null
        : stepFor(
            nextStep(file, { actor: { id: actor.id }, now, calendar, profile }, { calendar, today, profile }),
            can,
          ),
    due: dueLines(file, { profile, calendar }, now, partial).map((line) => asFarAsMay(line, can)),
    plan: planToday(file, {
      calendar,
      today,
      may: can('plan.checkIn'),
      newToken: () => crypto.randomUUID(),
      ...(partial ? { only: actor.id } : {}),
    }),
    partial,
    opensPlan: can(rightFor('plan')),
    startsPlan: can(rightFor('plan/start')),
    team: teamOf(file, today),
    decisions: decisionsOf(file, nameOf).reverse().slice(0, newestDecisions),
    timeline: {
      items: asked.all === 'yes' ? items : items.slice(0, firstLines),
      more: asked.all === 'yes' ? 0 : Math.max(0, items.length - firstLines),
      show: asked.show ?? null,
    },
    unreadable: file.unreadable.length,
    account,
    held,
    add: addMenu(actor, file, today),
    steps: stepMenu(actor, file, today),
    inDanger: can('danger.mark'),
    reopen: isFinished(file.stage) && file.stage !== 'merged' && can('case.reopen'),
    more: moreLinks(file.id, can),
  }
}
export type CasePageView = ReturnType<typeof viewOf>

/** The next step as somebody sees it who may take all of it, some of it or none: it is offered to whoever may do it. */
function stepFor(step: NextStep | null, can: (action: Action) => boolean): NextStep | null {
  if (!step) return null
  const action = step.action && can(rightFor(step.action.href)) ? step.action : undefined
  return { heading: step.heading, still: step.still.map((line) => asFarAsMay(line, can)), action }
}

/** Who is on the team now, the lead first. */
function teamOf(file: CaseFile, today: string): { id: string; name: string; role: string }[] {
  const lead = leadOf(file.team)
  return file.team.members
    .filter((one) => !one.ended && (one.until === null || one.until >= today))
    .map((one) => ({ id: one.userId, name: one.name, role: one === lead ? 'Lead' : roleWords[one.role] }))
    .sort((one, other) => Number(other.role === 'Lead') - Number(one.role === 'Lead'))
    .filter((one, n, all) => all.findIndex(({ id }) => id === one.id) === n)
}
const roleWords = { lead: 'Member', member: 'Member', officer: 'Officer', consulted: 'Consulted' } as const

/** The links under "More", as far as this person may follow them. */
function moreLinks(caseId: string, can: (action: Action) => boolean): { label: string; href: string }[] {
  const links: readonly (readonly [string, string, Action])[] = [
    ['Team', 'team', 'case.read'],
    ['As of a date', 'as-of', 'case.read'],
    ['Decisions', 'decisions', 'case.decisions'],
    ['Can I share this?', 'sharing', 'sharing.ask'],
    ['What was shared', 'disclosures', 'disclosure.read'],
    ['Print', 'print', 'case.print'],
    ['Who can see this', 'access', 'case.access'],
    ['Who viewed this', 'viewers', 'case.viewers'],
    ['Trail', 'trail', 'case.trail'],
    ['Who is kept out', 'recusals', 'recusal.read'],
    ['Keeping and destroying', 'record', 'record.read'],
    ['I should not be on this case', 'recusal/declare', 'recusal.declare'],
  ]
  return links
    .filter(([, , action]) => can(action))
    .map(([label, place]) => ({ label, href: `/cases/${caseId}/${place}` }))
}
