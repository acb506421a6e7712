import { z } from 'zod'
import { optionalChoice } from '#app/domain/fields.ts'
import { levels } from '#app/domain/file/judgement.ts'
import { stages } from '#app/domain/stages.ts'
import { instantSchema } from '#app/domain/time.ts'

/** Filters of the list, all in the address; none of them names a person. `after`: the last row of the page before. */
const filters = {
  school: z
    .string()
    .max(60)
    .transform((id) => id || undefined)
    .optional(),
  stage: optionalChoice(['open', 'finished', ...stages]),
  level: optionalChoice(levels),
  due: optionalChoice(['overdue', 'this-week']),
  mine: optionalChoice(['yes']),
  after: z
    .string()
    .max(60)
    .transform((text) => text || undefined)
    .pipe(
      z
        .string()
        .regex(/^[^_]+_\d{1,15}$/, 'Not a place in the list.')
        .refine((text) => instantSchema.safeParse(text.split('_')[0]).success, 'Not a place in the list.')
        .optional(),
    )
    .optional(),
}
export const caseListInput = z.object(filters)

/** What the search form sends: number or name never stand in an address. */
export const caseSearchInput = z.object({
  words: z
    .string({ error: 'Type a number or a name.' })
    .trim()
    .min(2, 'Type at least two characters of a number or a name.')
    .max(100, 'Keep this under 100 characters.'),
  after: filters.after,
})

export type { CaseFilters } from './cases-href.ts'

/** The place of a row in the list, for the page after it. */
export const placeOf = (row: { updatedAt: string; key: number }): string => `${row.updatedAt}_${row.key}`

/** Reads a place back; undefined for the first page. */
export function afterPlace(after: string | undefined): { updatedAt: string; key: number } | undefined {
  const [updatedAt, key] = after?.split('_') ?? []
  return updatedAt && key ? { updatedAt, key: Number(key) } : undefined
}
