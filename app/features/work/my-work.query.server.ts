import { z } from 'zod'
import { weekdayAndDay } from '#app/domain/dates-in-words.ts'
import { nameInLists } from '#app/domain/identity.ts'
import { instantSchema, localOf } from '#app/domain/time.ts'
import { isOwnOverride } from '#app/domain/work/from-overrides.ts'
import type { Day } from '#app/domain/time.ts'
import { isRecusalQuestion } from '#app/domain/work/from-recusals.ts'
import { staffMatters } from '#app/domain/work/passed-on.ts'
import { chairsOf } from '#app/domain/work/work-item.ts'
import type { WorkItem } from '#app/domain/work/work-item.ts'
import { query } from '#app/gates/query.ts'
import { actions } from '#app/policy/actions.ts'
import { rightFor } from '#app/policy/place-rights.ts'
import type { Actor } from '#app/policy/roles.ts'
import { holds, holdsAnywhere, readsOverrides, worksOnTeams } from '#app/policy/roles.ts'
import { isListedOnly } from '#app/policy/sight-table.ts'
import { instantText, timeText } from '#app/ui/when.ts'
import { emergencyRows } from './emergency-rows.server.ts'
import { draftHref, draftWords } from './draft-links.ts'
import { monitorRows } from './monitor-rows.server.ts'
import { apartFrom, awaitedBy } from './apart-from.ts'
import { triesToSee } from './tries-to-see.server.ts'
import { houseWork } from './house-work.server.ts'
import { countWords, sortWork, workSections } from './work-sections.ts'
import type { WorkSection } from './work-sections.ts'

/** Most rows read for one person. A person with more has a team to share them with. */
const most = 150
/** Rows shown at first: nobody reads on, and a phone loads in time. The most urgent come first. */
const shownFirst = 40

/** `all`: every row, not only the first. `recorded`: the check-in just recorded here, in which case and when, so that it can be taken back at once. */
export const myWorkInput = z.object({
  all: z.literal('1').optional().catch(undefined),
  recorded: z.string().max(60).optional(),
  in: z.string().max(60).optional(),
  at: instantSchema.optional(),
  undone: z.literal('1').optional(),
  reminded: z.literal('1').optional(),
  answered: z.literal('1').optional(),
  /** Why the person can't see the case any more that they come from. */
  left: z.enum(['own', 'asked', 'staff']).optional().catch(undefined),
})

export interface WorkRow {
  id: string
  what: string
  /** "RA-27-0044 · Caleb S. · Sutter Ridge" */
  about: string
  why: string
  href: string
  due: { on: string | null; at: string | null; overdue: boolean } | null
  form: WorkItem['form']
  /** Names the check-in that its buttons record. */
  checkIn: { caseId: string; actionId: string; dueOn: string; token: string } | null
  /** Names what whoever waits can remind of. */
  remind: { caseId: string; about: string; token: string } | null
  /** In whose place it is asked, where somebody stands in. */
  inPlaceOf: string | null
}

/** The groups in whose name rows are asked of a person. */
const groupsOf = (actor: Actor): string[] => [
  ...(holds(actor, 'hr') || holds(actor, 'district-lead') ? [staffMatters] : []),
  ...(actor.kind !== 'user' || !worksOnTeams(actor)
    ? []
    : [
        ...actor.triageSchools.map((school) => `triage:${school}`),
        ...actor.grants.flatMap(({ role, schoolId }) => (role === 'chair' && schoolId ? [chairsOf(schoolId)] : [])),
        ...(actor.onCall ? ['on-call'] : []),
        ...(readsOverrides(actor, null) ? ['district-leads'] : []),
      ]),
]

interface RepresentedWork {
  name: string
  owners: readonly string[]
}

/** Whose rows somebody who stands in is asked for: the person's own, and those of the groups of their team's daily work. */
const representedBy = (actor: Actor): RepresentedWork[] =>
  actor.kind !== 'user'
    ? []
    : actor.standsInFor.map(({ id, name, triageSchools, onCall }) => ({
        name,
        owners: [id, ...triageSchools.map((school) => `triage:${school}`), ...(onCall ? ['on-call'] : [])],
      }))

/** In whose place a row is asked of somebody, where it is not asked of them in any case. */
const inPlace = (owner: string, actor: Actor, represented: readonly RepresentedWork[]): string | null =>
  owner === actor.id || groupsOf(actor).includes(owner)
    ? null
    : (represented.find(({ owners }) => owners.includes(owner))?.name ?? null)

/** What a person must do, by when and why; who is on duty; their drafts. */
export const myWork = query({
  name: 'myWork',
  readsOn: true,
  input: myWorkInput,
  permission: 'work.see',
  load: async (work) => {
    const { input, actor, records, now, calendar } = work
    const { day: today } = localOf(now, calendar.zone)
    const represented = representedBy(actor)
    const owners = [...groupsOf(actor), ...represented.flatMap((one) => one.owners)]
    const asked = await records.work.forUser(actor.id, owners, today, most)
    const told = await emergencyRows({ actor, records, now, calendar }, today)
    const rows = [
      ...told.map((row) => ({ ...row, inPlaceOf: null })),
      ...asked
        .filter(({ id }) => !isOwnOverride(id, actor.id) && !isRecusalQuestion(id, actor.id))
        .map((row) => ({ ...row, inPlaceOf: inPlace(row.owner, actor, represented) }))
        // What nobody does in another's place, such as a second person's name, isn't asked of whoever stands in.
        .filter(({ href, inPlaceOf }) => inPlaceOf === null || !actions[rightFor(href)].personal),
    ]
    const user = rows.length === 0 ? await records.users.byId(actor.id) : undefined
    const duty = [...(await records.district.onDuty())].sort((a, b) => a.place - b.place)
    return {
      input,
      now,
      today,
      zone: calendar.zone,
      rows,
      noCases: user
        ? (await records.index.count({ userKey: user.key, today, now, limit: 1, mine: true }, 1)) === 0
        : false,
      awaited: awaitedBy(actor),
      schools: await records.district.schools(),
      duty: duty.map(({ userId }) => userId),
      people: await records.users.byIds(duty.map(({ userId }) => userId)),
      safetyPhone: (await records.district.load())?.safetyPhone ?? '',
      apart: apartFrom(actor),
      drafts: await records.drafts.ofUser(actor.id),
      house: await houseWork(work),
      monitor: holdsAnywhere(actor, 'campus-monitor') ? await monitorRows(work) : null,
      tries: await triesToSee(records, actor, { now, today }),
    }
  },
  redact: (loaded) => {
    const { rows, now, today, zone, schools, duty, people, drafts, input } = loaded
    const sorted = sortWork(
      rows.map((row) => ({ ...row, form: row.form, danger: Boolean(row.danger) })),
      now,
      zone,
    )
    const schoolOf = new Map(schools.map(({ id, name }) => [id, name]))
    const shown = (row: (typeof rows)[number]): WorkRow => ({
      id: row.id,
      what: row.what,
      about: aboutOf(row, schoolOf, { zone, today }),
      why: sinceToday(row, today),
      href: row.href,
      due:
        row.dueAt || row.dueOn ? { on: row.dueOn, at: row.dueOn ? null : row.dueAt, overdue: isLate(row, now) } : null,
      form: row.form,
      checkIn: checkInOf(row),
      remind: remindOf(row),
      inPlaceOf: row.inPlaceOf,
    })
    let left = input.all ? most : shownFirst
    const sections = workSections.map((name: WorkSection) => {
      const first = sorted.sections[name].slice(0, left)
      left -= first.length
      return { name, rows: first.map(shown) }
    })
    const house = loaded.house.map((row) => ({ ...row, overdue: row.dueOn !== null && row.dueOn < today }))
    const total = workSections.reduce((count, name) => count + sorted.sections[name].length, 0)
    const shownNow = sections.reduce((count, section) => count + section.rows.length, 0)
    return {
      title: 'My work',
      today,
      zone,
      words: countWords(sorted.sections, house),
      sections: sections.filter((section) => section.rows.length > 0),
      more:
        total > shownNow ? { shown: shownNow, total: rows.length < most ? String(total) : `more than ${total}` } : null,
      next: sorted.next ? shown(sorted.next) : null,
      house,
      monitor: loaded.monitor,
      noCases: loaded.noCases ? loaded.awaited : null,
      apart: loaded.apart,
      onDuty: duty.flatMap((id) => people.filter((one) => one.id === id).map(({ name, phone }) => ({ name, phone }))),
      safetyPhone: loaded.safetyPhone,
      drafts: drafts.map(({ id, form, caseId, savedAt }) => ({
        id,
        what: draftWords(form),
        href: draftHref(form, caseId),
        saved: instantText(savedAt, zone, today),
      })),
      recorded:
        input.recorded && input.in && input.at
          ? { entryId: input.recorded, caseId: input.in, time: timeText(input.at, zone), token: crypto.randomUUID() }
          : null,
      undone: input.undone === '1',
      reminded: input.reminded === '1',
      answered: input.answered === '1',
      left: input.left ?? null,
      tries: loaded.tries.map(({ caseId, number, at }) => ({ caseId, number, at: instantText(at, zone, today) })),
    }
  },
  shown: ({ rows, monitor }) => ({
    sections: ['my work', ...(monitor ? ['asked in plans'] : [])],
    count: rows.length + (monitor?.length ?? 0),
    ...(monitor ? { ids: monitor.map(({ checkIn }) => checkIn.caseId) } : {}),
  }),
})

const isLate = (row: { redAt: string | null; form: string }, now: string): boolean =>
  row.form !== 'waiting' && row.redAt !== null && row.redAt <= now

type Loaded = WorkItem & {
  case: {
    reason: string
    caseNumber: string | null
    reportNumber: string | null
    studentName: string | null
    schoolId: string | null
    stage: string
    stageSince: string | null
  }
}

/** Whom a row is about: the number, the student as far as they may be known here, the school. */
function aboutOf(
  row: Loaded,
  schools: ReadonlyMap<string, string>,
  { zone, today }: { zone: string; today: string },
): string {
  const { case: folder } = row
  const unopened = folder.stage === 'reported'
  const received =
    unopened && folder.stageSince ? [`received ${instantText(folder.stageSince, zone, today)}`, 'not opened yet'] : []
  return [
    folder.caseNumber ?? folder.reportNumber,
    unopened || isListedOnly(folder.reason) ? undefined : nameInLists(folder.studentName),
    folder.schoolId ? schools.get(folder.schoolId) : undefined,
    ...received,
  ]
    .filter(Boolean)
    .join(' · ')
}

function checkInOf(row: WorkItem): WorkRow['checkIn'] {
  if (row.form !== 'check-in') return null
  const [actionId, dueOn] = row.id.split(':check-in:')[1]?.split(':') ?? []
  return actionId && dueOn ? { caseId: row.caseId, actionId, dueOn, token: crypto.randomUUID() } : null
}

function remindOf(row: WorkItem): WorkRow['remind'] {
  const about = row.form === 'waiting' ? row.id.split(':waiting:')[1] : undefined
  return about ? { caseId: row.caseId, about, token: crypto.randomUUID() } : null
}

/** "since 9:05 pm" of what waits, or was reminded of, today; the day too of what has waited longer. */
export const sinceToday = ({ why, form }: Pick<WorkItem, 'why' | 'form'>, today: Day): string =>
  form === 'waiting' || why.includes(' reminds you, ') ? why.replaceAll(`${weekdayAndDay(today)}, `, '') : why
