import { z } from 'zod'
import { text } from '#app/domain/fields.ts'
import { query } from '#app/gates/query.ts'

const fewest = 2
const most = 20

export const findPeopleInput = z.looseObject({
  words: text('Type a name or a student number.', 200).refine(
    (words) => words.length >= fewest,
    'Type at least two letters.',
  ),
})

/** People found by name or number: directory facts only. The words are kept in the sealed part of the view's event. */
export const findPeople = query({
  name: 'findPeople',
  input: findPeopleInput,
  permission: 'people.search',
  paced: 'searches',
  load: async ({ input, records }) => ({
    words: input.words,
    found: await records.people.search(input.words, { limit: most }),
    schools: await records.district.schools(),
  }),
  redact: ({ words, found, schools }) => ({
    words,
    people: found.map(({ id, name, kind, grade, schoolId }) => ({
      id,
      name,
      about: [
        kind === 'student' ? (grade ? `grade ${grade}` : 'student') : kind,
        schools.find((school) => school.id === schoolId)?.name,
      ]
        .filter(Boolean)
        .join(', '),
    })),
    more: found.length === most,
  }),
  shown: ({ words, found }) => ({
    sections: ['people'],
    count: found.length,
    ids: found.map((one) => one.id),
    terms: words,
  }),
})
