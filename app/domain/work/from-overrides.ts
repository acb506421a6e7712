import { membershipOf } from '../file/people.ts'
import { stepWords } from '../gate-check.ts'
import type { Step } from '../gate.ts'
import { caseHref } from './links.ts'
import { workItem } from './work-item.ts'
import type { Worklist } from './work-item.ts'

/** Whether a row asks to read why this person went on: it is somebody else's to read, so they are not asked. */
export const isOwnOverride = (itemId: string, userId: string): boolean =>
  itemId.includes(':went-on:') && itemId.endsWith(`:${userId}`)

/**
 * Going on without something is read by a district lead or a deputy, at every stage and after the end; the row's id ends
 * with who went on, who is not asked. Names the step
 * and who went on, where that is one of the team; never the reason, nor what was missing.
 */
export const fromOverrides: Worklist = (file, context) =>
  file.overrides
    .filter(({ read }) => !read)
    .map(({ entryId, step, by }) => {
      const name = membershipOf(file.team, by)?.name
      const words = `To ${stepWords[step as Step] ?? step}`
      return workItem(
        file,
        {
          about: `went-on:${entryId}:${by}`,
          owner: 'district-leads',
          what: 'Read why a step was taken without something',
          why: name ? `${words}, by ${name}` : words,
          href: caseHref(file.id, `went-on/${entryId}`),
        },
        context,
      )
    })
