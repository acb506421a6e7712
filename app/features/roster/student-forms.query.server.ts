import { z } from 'zod'
import { text } from '#app/domain/fields.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { query } from '#app/gates/query.ts'
import type { QueryWork } from '#app/gates/query.ts'

const most = 30

/** Where the roster is kept, before anything is searched. */
export const rosterPage = query({
  name: 'rosterPage',
  input: z.looseObject({}),
  permission: 'people.manage',
  quiet: true,
  load: () => Promise.resolve({ title: 'Students' }),
  redact: (view) => view,
})

/** Students on the roster, by name or number. The words are kept in the sealed part of the view's event. */
export const findStudents = query({
  name: 'findStudents',
  input: z.looseObject({
    words: text('Type a name or a student number.', 200).refine(
      (words) => words.length >= 2,
      'Type at least two letters.',
    ),
  }),
  permission: 'people.manage',
  paced: 'searches',
  load: async ({ input, records }) => ({
    words: input.words,
    found: await records.people.search(input.words, { kind: 'student', limit: most }),
    schools: await records.district.schools(),
  }),
  redact: ({ words, found, schools }) => ({
    words,
    people: found.map(({ id, name, grade, schoolId, studentNumber }) => ({
      id,
      name,
      about: [grade && `grade ${grade}`, schools.find((school) => school.id === schoolId)?.name, studentNumber]
        .filter(Boolean)
        .join(', '),
    })),
    more: found.length === most,
  }),
  shown: ({ words, found }) => ({
    sections: ['roster'],
    count: found.length,
    ids: found.map((one) => one.id),
    terms: words,
  }),
})

const back = '/admin/people'
const schoolsOf = async (records: QueryWork<unknown>['records']) =>
  (await records.district.schools()).map(({ id, name, grades }) => ({ value: id, label: name, hint: grades }))

export const newStudentForm = query({
  name: 'newStudentForm',
  input: z.looseObject({}),
  permission: 'people.manage',
  quiet: true,
  load: async ({ records }) => ({
    form: { back, values: {}, token: crypto.randomUUID(), choices: { schools: await schoolsOf(records) } },
  }),
  redact: (view) => view,
})

/** One student as the roster has them, to be changed. */
export const studentForm = query({
  name: 'studentForm',
  input: z.looseObject({ personId: z.string().max(60) }),
  permission: 'people.manage',
  load: async ({ input, records }) => {
    const person = await records.people.byId(input.personId)
    if (person?.kind !== 'student') throw new NotPermitted('no such student', 404)
    return {
      person,
      guardians: await records.people.guardians(person.id),
      stays: await records.people.stays(person.id),
      schools: await schoolsOf(records),
    }
  },
  redact: ({ person, guardians, stays, schools }) => ({
    form: {
      back,
      about: person.name,
      token: crypto.randomUUID(),
      choices: { schools },
      values: {
        given: person.given,
        family: person.family,
        studentNumber: person.studentNumber ?? '',
        schoolId: person.schoolId ?? '',
        grade: person.grade ?? '',
        birthDate: person.birthDate ?? '',
        classes: person.classes.join('\n'),
        handles: person.handles.join('\n'),
        guardians: guardians.map(({ guardian, relation }) => ({
          given: guardian.given,
          family: guardian.family,
          relation,
          phone: guardian.phone ?? '',
          email: guardian.email ?? '',
        })),
        places: stays.map(({ address, relation }) => ({ label: address.label, line: address.line, relation })),
      },
    },
  }),
  shown: ({ person }) => ({ sections: ['roster', 'guardians', 'addresses'], ids: [person.id] }),
})
