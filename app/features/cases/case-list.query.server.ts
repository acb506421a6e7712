import { z } from 'zod'
import type { CaseListFilter, CaseListRow, ReadRecords, SchoolRow } from '#db/records/records.ts'
import type { Profile } from '#app/domain/profiles/profile.ts'
import { isFinished, isScreening } from '#app/domain/stages.ts'
import { instant, localOf, plusDays } from '#app/domain/time.ts'
import type { Day, Instant } from '#app/domain/time.ts'
import { query } from '#app/gates/query.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { initialsOf } from '#app/policy/mask-names.ts'
import { may } from '#app/policy/may.ts'
import type { Actor } from '#app/policy/roles.ts'
import { byInitials, isListedOnly } from '#app/policy/sight-table.ts'
import { stageWord } from '#app/ui/stage-words.ts'
import { dayIn } from '#app/ui/when.ts'
import { afterPlace, caseListInput, caseSearchInput, placeOf } from './case-filters.ts'
import { countWords } from './cases-href.ts'
import type { CaseFilters } from './cases-href.ts'

const pageSize = 25
/** Folders are counted up to here. */
const counted = 250

/** One folder in the list. What a person may not know is not in it. */
export interface CaseRow {
  id: string
  number: string
  /** Absent where the student is unknown; initials for whoever may not know the name. */
  student?: string
  grade?: string
  school?: string
  stage: string
  level?: string
  lead?: string
  due: { on: string | null; at: string | null; what?: string; overdue: boolean } | null
  updatedOn: string
  /** Absent where the case itself may not be opened. */
  href?: string
  /** Only its header is read here: whom to ask stands in the student's place. */
  header: boolean
  /** What somebody who is not on the team can do: open it in an emergency, read who can see it. */
  outside: readonly { label: string; href: string }[]
}

type Asked = Omit<CaseListFilter, 'userKey' | 'today' | 'now' | 'limit'>

async function load(work: QueryWork<unknown>, asked: Asked) {
  const { actor, records, now, calendar } = work
  const { day: today } = localOf(now, calendar.zone)
  const user = await records.users.byId(actor.id)
  const filter: CaseListFilter | null = user ? { ...asked, userKey: user.key, today, now, limit: pageSize + 1 } : null
  return {
    found: filter ? await records.index.list(filter) : [],
    count: filter ? await records.index.count(filter, counted) : 0,
    schools: await schoolsOf(records),
    profile: work.profile,
    zone: calendar.zone,
    now,
    today,
    ways: waysInto(actor, today),
  }
}
type Loaded = Awaited<ReturnType<typeof load>>

const schoolsOf = (records: ReadRecords): Promise<SchoolRow[]> => records.district.schools()

function pageOf({ found, count, schools, profile, zone, now, today, ways }: Loaded) {
  const rows = found.slice(0, pageSize)
  const last = rows.at(-1)
  const names = new Map(schools.map(({ id, name }) => [id, name]))
  return {
    title: 'Cases',
    rows: rows.map((row) => rowOf(row, { names, profile, zone, now, ways })),
    count: countWords(count, counted),
    one: count === 1,
    older: found.length > pageSize && last ? placeOf(last) : null,
    schools: schools.map(({ id, name }) => ({ id, name })),
    levels: Object.entries(profile.levels).map(([id, { label }]) => ({ id, label })),
    zone,
    today,
  }
}

interface Around {
  names: ReadonlyMap<string, string>
  profile: Profile
  zone: string
  now: Instant
  ways: Ways
}

/** How this person comes into a case that they are not on. */
interface Ways {
  opened: ReadonlySet<string>
  audits: boolean
  emergencies: boolean
}

const waysInto = (actor: Actor, today: Day): Ways => ({
  opened: new Set(actor.kind === 'user' ? actor.openings.map(({ caseId }) => caseId) : []),
  audits: may(actor, 'audit.open', null, today).allow,
  emergencies: may(actor, 'breakGlass.start', null, today).allow,
})

function hrefOf({ id, reason }: CaseListRow, { opened, audits }: Ways): string | undefined {
  if (!isListedOnly(reason) || opened.has(id)) return `/cases/${id}`
  return audits && reason === 'auditor' ? `/cases/${id}/open-to-audit` : undefined
}

/** The ways from a case of which only the header is read, for a chair, a district lead and a records officer. */
function outsideOf({ id, reason, caseNumber, reportNumber }: CaseListRow, { emergencies }: Ways): CaseRow['outside'] {
  const number = caseNumber ?? reportNumber
  const opens = emergencies && number && ['chair', 'district lead'].includes(reason)
  const href = opens ? `/emergencies/new?number=${encodeURIComponent(number)}` : ''
  return [
    ...(opens ? [{ label: 'Not on the team. Open in an emergency', href }] : []),
    ...(['district lead', 'records officer'].includes(reason)
      ? [{ label: 'Who can see it', href: `/cases/${id}/access` }]
      : []),
  ]
}

function rowOf(row: CaseListRow, { names, profile, zone, now, ways }: Around): CaseRow {
  const header = isListedOnly(row.reason)
  const href = hrefOf(row, ways)
  return {
    id: row.id,
    number: row.caseNumber ?? row.reportNumber ?? 'No number yet',
    student: row.studentName ? (byInitials(row.reason) ? initialsOf(row.studentName) : row.studentName) : undefined,
    grade: header ? undefined : (row.studentGrade ?? undefined),
    school: row.schoolId ? names.get(row.schoolId) : undefined,
    stage: stageWord(row.stage),
    level: levelOf(row, profile),
    lead: row.leadName ?? undefined,
    due: dueOf(row, header, { zone, now }),
    updatedOn: dayIn(row.updatedAt, zone),
    href,
    header,
    outside: href ? [] : outsideOf(row, ways),
  }
}

/** What falls due next. Midnight is the end of the day before: then only the day counts, and no hour is shown. */
function dueOf({ nextDueAt, nextDueWhat }: CaseListRow, header: boolean, { zone, now }: Pick<Around, 'zone' | 'now'>) {
  if (!nextDueAt) return null
  const local = localOf(nextDueAt, zone)
  const wholeDay = local.time === '00:00'
  return {
    on: wholeDay ? plusDays(local.day, -1) : null,
    at: wholeDay ? null : nextDueAt,
    what: header ? undefined : (nextDueWhat ?? undefined),
    overdue: nextDueAt <= now,
  }
}

/** The level in words; none of a screening, and never the old one of what is finished (P9, P19). */
function levelOf({ stage, level, levelState }: CaseListRow, profile: Profile): string | undefined {
  if (isScreening(stage) || isFinished(stage)) return undefined
  const label = (profile.levels as Readonly<Record<string, { label: string } | undefined>>)[level ?? '']?.label
  if (!label) return 'Not yet assessed'
  if (levelState === 'working') return `Working level: ${label}`
  return levelState === 'awaiting' ? `${label}, awaiting approval` : label
}

const place = (after: string | undefined): CaseListFilter['after'] => {
  const found = afterPlace(after)
  return found && { updatedAt: instant(found.updatedAt), key: found.key }
}

/** The folders that a person may see, newest change first, narrowed by filters of the address. */
export const caseList = query({
  name: 'caseList',
  readsOn: true,
  input: caseListInput,
  permission: 'case.list',
  load: async (work) => {
    const { school, stage, level, due, mine, after } = work.input
    return {
      ...(await load(work, { school, stage, level, due, mine: mine === 'yes', after: place(after) })),
      filters: work.input as CaseFilters,
    }
  },
  redact: (loaded) => ({ ...pageOf(loaded), filters: loaded.filters }),
  shown: ({ found }) => ({ sections: ['cases'], count: Math.min(found.length, pageSize) }),
})

/** The page on which cases are searched, before anything is typed. */
export const caseSearchFrame = query({
  name: 'caseSearchFrame',
  input: z.looseObject({}),
  permission: 'case.list',
  quiet: true,
  load: () => Promise.resolve({ title: 'Search cases' }),
  redact: (view) => view,
})

/** The folders that a number or a student's name finds, within what the person may see. */
export const caseSearch = query({
  name: 'caseSearch',
  input: caseSearchInput,
  permission: 'case.list',
  paced: 'searches',
  load: async (work) => ({
    ...(await load(work, { search: work.input.words, after: place(work.input.after) })),
    words: work.input.words,
  }),
  redact: (loaded) => ({ ...pageOf(loaded), words: loaded.words }),
  shown: ({ found, words }) => ({ sections: ['cases'], count: Math.min(found.length, pageSize), terms: words }),
})
