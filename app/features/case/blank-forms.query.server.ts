import { z } from 'zod'
import { inWordsOf } from '#app/domain/concern-words.ts'
import { optionalChoice } from '#app/domain/fields.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { query } from '#app/gates/query.ts'
import type { QueryWork } from '#app/gates/query.ts'
import type { Option } from '#app/ui/form/design.ts'
import { designById, formGroups } from './form-designs.ts'

const levelsOf = ({ profile }: Pick<QueryWork<unknown>, 'profile'>): Option[] =>
  Object.entries(profile.levels).map(([value, { label, words }]) => ({ value, label, hint: words }))

/** About whom the paper will be filled in: a student unless said. */
const about = optionalChoice(['adult'])

/** The names of all forms that print blank. Nothing about anybody. */
export const blankForms = query({
  name: 'blankForms',
  input: z.object({ about }),
  permission: 'work.see',
  quiet: true,
  load: (work) =>
    Promise.resolve({
      about: work.input.about,
      groups: formGroups(levelsOf(work)).map(({ heading, designs }) => ({
        heading,
        designs: designs.map(({ id, title }) => ({ id, title: inWordsOf(work.input.about ?? 'student', title) })),
      })),
    }),
  redact: (view) => ({ title: 'Blank forms', ...view }),
})

/** One form on paper, without anybody's data. */
export const blankForm = query({
  name: 'blankForm',
  input: z.object({ design: z.string().max(60), about }),
  permission: 'work.see',
  quiet: true,
  load: async (work) => {
    const levels = levelsOf(work)
    const design = designById(work.input.design, levels)
    if (!design) throw new NotPermitted('no such form')
    return {
      id: design.id,
      title: `${inWordsOf(work.input.about ?? 'student', design.title)}, blank`,
      about: work.input.about,
      levels,
      district: (await work.records.district.load())?.name,
    }
  },
  redact: (view) => view,
})
