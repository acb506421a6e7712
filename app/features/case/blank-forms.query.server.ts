import { z } from 'zod'
import { NotPermitted } from '#app/gates/errors.ts'
import { query } from '#app/gates/query.ts'
import type { QueryWork } from '#app/gates/query.ts'
import type { Option } from '#app/ui/form/design.ts'
import { designById, formGroups } from './form-designs.ts'

const levelsOf = ({ profile }: Pick<QueryWork<unknown>, 'profile'>): Option[] =>
  Object.entries(profile.levels).map(([value, { label, words }]) => ({ value, label, hint: words }))

/** The names of all forms that print blank. Nothing about anybody. */
export const blankForms = query({
  name: 'blankForms',
  input: z.object({}),
  permission: 'work.see',
  quiet: true,
  load: (work) =>
    Promise.resolve(
      formGroups(levelsOf(work)).map(({ heading, designs }) => ({
        heading,
        designs: designs.map(({ id, title }) => ({ id, title })),
      })),
    ),
  redact: (groups) => ({ title: 'Blank forms', groups }),
})

/** One form on paper, without anybody's data. */
export const blankForm = query({
  name: 'blankForm',
  input: z.object({ design: z.string().max(60) }),
  permission: 'work.see',
  quiet: true,
  load: async (work) => {
    const levels = levelsOf(work)
    const design = designById(work.input.design, levels)
    if (!design) throw new NotPermitted('no such form')
    return {
      id: design.id,
      title: `${design.title}, blank`,
      levels,
      district: (await work.records.district.load())?.name,
    }
  },
  redact: (view) => view,
})
