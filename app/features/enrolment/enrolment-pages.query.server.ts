import { z } from 'zod'
import type { EnrolmentRow, ReadRecords } from '#db/records/records.ts'
import { enrolmentWords, meetingBeforeStart } from '#app/domain/enrolment.ts'
import { text } from '#app/domain/fields.ts'
import { isCourtSealed } from '#app/domain/file/court-seal.ts'
import { isRecused } from '#app/domain/file/people.ts'
import type { SchoolId } from '#app/domain/ids.ts'
import { instantAt, localOf, plusDays } from '#app/domain/time.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { draftAs, houseDraft } from '#app/gates/house-draft.server.ts'
import { query } from '#app/gates/query.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { holds } from '#app/policy/roles.ts'
import type { Actor } from '#app/policy/roles.ts'
import { dayText, instantText } from '#app/ui/when.ts'

/** How long an event stays on the registrar's page, in days, and how many at most. */
const shownFor = 60
const most = 100
const mostFound = 20

const ownSchools = async (records: ReadRecords, actor: Actor) =>
  (await records.district.schools()).filter(({ id }) => holds(actor, 'registrar', id))

/**
 * Whether the team of some folder must meet before the student starts. That is all that leaves a folder here: no number,
 * no level, not whether there is more than one.
 */
async function mustMeet(row: EnrolmentRow, { records, actor, fileOf }: QueryWork<unknown>): Promise<boolean> {
  for (const { caseId, role } of await records.index.ofPerson(row.personId)) {
    const file = role === 'student of concern' ? await fileOf(caseId) : undefined
    if (
      file &&
      !isCourtSealed(file) &&
      !isRecused(file, actor.id) &&
      meetingBeforeStart(file, row.event, row.recordedAt)
    )
      return true
  }
  return false
}

/** Who comes and goes at a registrar's schools, as recorded of late, and for whom a meeting comes first. */
export const enrolmentPage = query({
  name: 'enrolmentPage',
  input: z.looseObject({ saved: z.string().max(60).optional() }),
  permission: 'enrolment.record',
  load: async (work) => {
    const { input, actor, records, now, calendar } = work
    const { zone } = calendar
    const today = localOf(now, zone).day
    const schools = await ownSchools(records, actor)
    const ids = schools.map(({ id }): SchoolId => id)
    const rows = await records.enrolments.recent(ids, instantAt(plusDays(today, -shownFor), '00:00', zone), most)
    const people = await records.people.byIds([...new Set(rows.map(({ personId }) => personId))])
    const met = await Promise.all(rows.map((row) => mustMeet(row, work)))
    return {
      rows: rows.map((row, n) => ({ ...row, meeting: met[n] === true })),
      people,
      schools,
      zone,
      today,
      saved: input.saved,
    }
  },
  redact: ({ rows, people, schools, zone, today, saved }) => ({
    title: 'Enrolment',
    saved: rows.find(({ id }) => id === saved)?.id ?? null,
    rows: rows.map(({ id, personId, schoolId, event, on, other, recordedAt, meeting }) => ({
      id,
      name: people.find((one) => one.id === personId)?.name ?? '',
      school: schools.find((one) => one.id === schoolId)?.name ?? '',
      what: enrolmentWords[event],
      other: other ?? '',
      on: dayText(on, today),
      recorded: instantText(recordedAt, zone, today),
      meeting,
    })),
  }),
  shown: ({ rows }) => ({ sections: ['enrolment'], count: rows.length, ids: rows.map(({ personId }) => personId) }),
})
export type EnrolmentView = ReturnType<typeof enrolmentPage.redact>

/** The students whom a name or number finds, anywhere in the district: one may come from another school. */
export const findEnrolled = query({
  name: 'findEnrolled',
  input: z.looseObject({
    words: text('Type a name or a student number.', 200).refine(
      (words) => words.length >= 2,
      'Type at least two letters.',
    ),
  }),
  permission: 'enrolment.record',
  paced: 'searches',
  load: async ({ input, records }) => ({
    words: input.words,
    found: await records.people.search(input.words, { kind: 'student', limit: mostFound }),
    schools: await records.district.schools(),
  }),
  redact: ({ words, found, schools }) => ({
    words,
    people: found.map(({ id, name, grade, schoolId }) => ({
      id,
      name,
      about: [grade && `grade ${grade}`, schools.find((school) => school.id === schoolId)?.name]
        .filter(Boolean)
        .join(', '),
    })),
    more: found.length === mostFound,
  }),
  shown: ({ words, found }) => ({
    sections: ['roster'],
    count: found.length,
    ids: found.map(({ id }) => id),
    terms: words,
  }),
})

/** The page on which a student is found, before anything is typed. */
export const findEnrolledFrame = query({
  name: 'findEnrolledFrame',
  input: z.looseObject({}),
  permission: 'enrolment.record',
  quiet: true,
  load: () => Promise.resolve({ title: 'A student comes or leaves' }),
  redact: (view) => view,
})

/** The form about one student. */
export const enrolmentForm = query({
  name: 'enrolmentForm',
  input: z.looseObject({ personId: z.string().max(60), draftAs }),
  permission: 'enrolment.record',
  load: async (work) => {
    const { input, actor, records, now, calendar } = work
    const person = await records.people.byId(input.personId)
    if (person?.kind !== 'student') throw new NotPermitted('no such student')
    const schools = await ownSchools(records, actor)
    return { person, schools, today: localOf(now, calendar.zone).day, draft: await houseDraft(work) }
  },
  redact: ({ person, schools, today, draft }) => ({
    form: {
      back: '/enrolment',
      about: person.grade ? `${person.name}, grade ${person.grade}` : person.name,
      token: crypto.randomUUID(),
      draft,
      choices: { schools: schools.map(({ id, name }) => ({ value: id, label: name })) },
      values: { on: today, schoolId: schools.length === 1 ? (schools[0]?.id ?? '') : '' },
    },
  }),
  shown: ({ person }) => ({ sections: ['form'], ids: [person.id] }),
})
