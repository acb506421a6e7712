import type { z } from 'zod'
import type { CaseFile } from '#app/domain/case-file.ts'
import { emptyCaseFile } from '#app/domain/case-file.ts'
import { foldCase } from '#app/domain/fold.ts'
import type { MemberFact } from '#app/domain/file/people.ts'
import type { NewEntry, StoredEntry } from '#app/domain/entry.ts'
import { compartments } from '#app/domain/compartments.ts'
import { profile as caDefault } from '#app/domain/profiles/ca-default.ts'
import type { SchoolCalendar } from '#app/domain/school-calendar.ts'
import type { Stage } from '#app/domain/stages.ts'
import { day, instant, localOf } from '#app/domain/time.ts'
import type { Instant } from '#app/domain/time.ts'
import { registry } from '#app/features/entries.ts'
import { may } from '#app/policy/may.ts'
import { overrideRolesOf } from '#app/policy/override.ts'
import { sightOf } from '#app/policy/sight.ts'
import type { Action } from '#app/policy/actions.ts'
import type { Role, UserActor } from '#app/policy/roles.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { madeFile } from '#app/gates/made-files.server.ts'

/** The fixture district's calendar (Rio Alto, 2026-27). */
export const calendar: SchoolCalendar = {
  zone: 'America/Los_Angeles',
  years: [{ firstDay: day('2026-08-13'), lastDay: day('2027-06-03') }],
  closed: [
    '2026-09-07',
    '2026-11-11',
    '2026-11-23',
    '2026-11-24',
    '2026-11-25',
    '2026-11-26',
    '2026-11-27',
    '2026-12-21',
    '2026-12-22',
    '2026-12-23',
    '2026-12-24',
    '2026-12-25',
    '2026-12-28',
    '2026-12-29',
    '2026-12-30',
    '2026-12-31',
    '2027-01-01',
    '2027-01-18',
    '2027-02-08',
    '2027-02-15',
    '2027-03-22',
    '2027-03-23',
    '2027-03-24',
    '2027-03-25',
    '2027-03-26',
  ].map(day),
  schoolHours: { from: '07:45', to: '15:15' },
  officeHours: { from: '07:15', to: '16:30' },
}
export const profile = caDefault
export const schoolId = 'sch_alder'

export type Who =
  | 'lead'
  | 'member'
  | 'second'
  | 'officer'
  | 'counselor'
  | 'outsider'
  | 'triage'
  | 'onCall'
  | 'districtLead'
  | 'auditor'
  | 'administrator'
  | 'referrer'

const grantsOf: Record<Who, readonly [Role, string | null][]> = {
  lead: [['chair', schoolId]],
  member: [['member', schoolId]],
  second: [['member', schoolId]],
  officer: [['officer', schoolId]],
  counselor: [['counselor', schoolId]],
  outsider: [['member', 'sch_other']],
  triage: [['counselor', schoolId]],
  onCall: [['member', null]],
  districtLead: [['district-lead', null]],
  auditor: [['auditor', null]],
  administrator: [['administrator', null]],
  referrer: [['referrer', schoolId]],
}

/** A signed-in person of the test district: `usr_lead`, `usr_member`, … Members of the case: lead, member, second, officer, counselor, districtLead. */
export const asUser = (who: Who): UserActor => ({
  kind: 'user',
  id: `usr_${who}`,
  name: `Test ${who}`,
  grants: grantsOf[who].map(([role, school], n) => ({
    id: `grt_${who}_${n}`,
    role,
    schoolId: school,
    from: day('2026-08-01'),
    until: null,
  })),
  triageSchools: who === 'triage' || who === 'lead' ? [schoolId] : [],
  onCall: who === 'onCall' || who === 'districtLead',
  deputyFor: who === 'onCall' ? ['usr_districtLead'] : [],
  openings: [],
  standsInFor: [],
})

const memberRoles: Partial<Record<Who, MemberFact['role']>> = {
  lead: 'lead',
  member: 'member',
  second: 'member',
  officer: 'officer',
  counselor: 'member',
  districtLead: 'member',
}

/** Those of the test case's team who may take something that is to be done: neither its officer, nor who only reads. */
export const takers = (['lead', 'member', 'second', 'counselor', 'districtLead'] as const).map((who) => ({
  id: `usr_${who}`,
  name: `Test ${who}`,
}))

const startedAt = instant('2026-09-15T17:22:00.000Z')

/** A command as the rules see it: pure, without gates or store. */
interface Decidable<I extends z.ZodType> {
  name: string
  input: I
  permission: Action
  decide(work: never): { entries: readonly NewEntry[]; result: unknown }
}

export interface Doing {
  as?: Who
  now?: string
  loaded?: unknown
  /** The entry that this decision corrects. */
  correcting?: { root: string; entryId: string }
  caseNumber?: string
  reportNumber?: string
}

let counter = 0
const newId = (kind: string) => `${kind.slice(0, 3)}_${String(++counter).padStart(6, '0')}`

/** What `decide` returns for an input; throws `InputRefused` or `RuleBroken` as the gate would answer. */
export function decide<I extends z.ZodType>(
  command: Decidable<I>,
  on: TestCase,
  input: Record<string, unknown>,
  doing: Doing = {},
) {
  const said = InputRefused.reading(command.input, { caseId: on.file.id, ...input }, input)
  return command.decide({
    input: said,
    caseFile: on.file,
    actor: asUser(doing.as ?? 'lead'),
    now: instant(doing.now ?? on.now),
    newId,
    calendar,
    profile,
    overrideRoles: overrideRolesOf(asUser(doing.as ?? 'lead'), on.file),
    // Lists that a command reads are empty unless said.
    loaded: 'loaded' in doing ? doing.loaded : [],
    prepared: undefined,
    correcting: doing.correcting,
    caseNumber: doing.caseNumber ?? 'RA-26-0101',
    reportNumber: doing.reportNumber ?? 'R-1042',
    makeFile: (name: string, mediaType: string, text: string) => madeFile(newId('file'), name, mediaType, text),
  } as never)
}

/** What a command refuses beside which field; nothing where it is accepted. */
export function refused(run: () => unknown): Readonly<Record<string, string>> {
  try {
    run()
    return {}
  } catch (error) {
    if (InputRefused.is(error)) return error.errors
    throw error
  }
}

/** What `decide` refuses, by field. */
export const refusalOf = <I extends z.ZodType>(
  command: Decidable<I>,
  on: TestCase,
  input: Record<string, unknown>,
  doing: Doing = {},
): Readonly<Record<string, string>> => refused(() => decide(command, on, input, doing))

/** How a form's input is judged: the errors by field, or none. */
export function inputOf(command: { input: z.ZodType }, input: unknown): { errors: Readonly<Record<string, string>> } {
  try {
    InputRefused.reading(command.input, input)
    return { errors: {} }
  } catch (error) {
    if (InputRefused.is(error)) return { errors: error.errors }
    throw error
  }
}

/** A folder for rule tests: a case file in a stage, and the file after further commands. Days move by `at`. */
export class TestCase {
  constructor(
    private readonly start: CaseFile,
    readonly entries: readonly StoredEntry[] = [],
    readonly now: Instant = startedAt,
  ) {}

  /** The folded case file. Entries of the commands played here are folded on top of the start. */
  get file(): CaseFile {
    return foldOnto(this.start, this.entries)
  }

  /** The same case at another moment. */
  at(now: string): TestCase {
    return new TestCase(this.start, this.entries, instant(now))
  }

  /** The case after a command, as `as` (the lead unless said). */
  play<I extends z.ZodType>(command: Decidable<I>, input: Record<string, unknown>, doing: Doing = {}): TestCase {
    const now = instant(doing.now ?? this.now)
    const decided = decide(command, this, input, doing)
    const stored = decided.entries.map((entry, n) =>
      storedOf(entry, this.file.lastSeq + n + 1, this.start.id, now, `usr_${doing.as ?? 'lead'}`),
    )
    return new TestCase(this.start, [...this.entries, ...stored], now)
  }

  after<I extends z.ZodType>(command: Decidable<I>, input: Record<string, unknown>, doing: Doing = {}): CaseFile {
    return this.play(command, input, doing).file
  }

  /** Whether the policy table lets a person do this here, with sight of the folder where one is needed. */
  allows(actor: UserActor, command: { permission: Action }): boolean {
    return may(actor, command.permission, this.file, localOf(this.now, calendar.zone).day).allow
  }

  sees(actor: UserActor) {
    return sightOf(actor, this.file, localOf(this.now, calendar.zone).day)
  }

  with(change: Partial<CaseFile>): TestCase {
    return new TestCase({ ...this.start, ...change }, this.entries, this.now)
  }
}

/** A folder in a stage, with a team (lead, member, second, officer, counselor, district lead) and a confirmed student. */
export function aCase(stage: Stage, change: Partial<CaseFile> = {}): TestCase {
  const opened = !['reported', 'triage', 'screened_out', 'merged'].includes(stage)
  return new TestCase({
    ...emptyCaseFile('cas_test'),
    reportNumber: 'R-1042',
    caseNumber: stage === 'reported' ? null : 'RA-26-0101',
    schoolId,
    stage,
    stageSince: startedAt,
    openedAt: opened ? startedAt : null,
    lastSeq: 5,
    student: {
      entryId: 'ent_identified',
      personId: 'per_leo',
      name: 'Leo Marchetti',
      grade: '4',
      schoolId,
      identifiers: ['student-number', 'photo'],
      confirmed: true,
      concern: 'student',
    },
    team: {
      members: Object.entries(memberRoles).map(([who, role]) => ({
        userId: `usr_${who}`,
        name: `Test ${who}`,
        role,
        reason: 'test',
        since: startedAt,
        until: null,
        ended: null,
        entryId: 'ent_team',
      })),
    },
    ...change,
  })
}

function storedOf(entry: NewEntry, seq: number, caseId: string, now: Instant, by: string): StoredEntry {
  const open: StoredEntry['open'] = {}
  const sealed: StoredEntry['sealed'][number][] = []
  const kind = registry.find(entry.kind)
  if (!kind) throw new Error(`The registry has no kind ${entry.kind}`)
  for (const name of compartments) {
    const part = entry.parts[name]
    if (part === undefined) continue
    const parsed = kind.parts[name]?.parse(part)
    if (name === 'header' || name === 'base') open[name] = JSON.parse(JSON.stringify(parsed)) as unknown
    else sealed.push(name)
  }
  return {
    id: entry.id,
    caseId,
    seq,
    kind: entry.kind,
    kindVersion: kind.version,
    supersedes: entry.supersedes ?? null,
    happenedOn: entry.happenedOn,
    happenedAt: entry.happenedAt,
    recordedAt: now,
    recordedBy: by,
    open,
    sealed,
  }
}

/** Folds entries on top of a ready-made file: the fold's own start is a folder's first entry, tests may begin later. */
function foldOnto(start: CaseFile, entries: readonly StoredEntry[]): CaseFile {
  return entries.length === 0 ? start : foldCase(start.id, entries, registry, start)
}
