import { z } from 'zod'
import type { CaseFile } from '#app/domain/case-file.ts'
import { defineKind } from '#app/domain/entry.ts'
import { beside, choice, optionalChoice, optionalId, optionalText, text } from '#app/domain/fields.ts'
import { happenedOf } from '#app/domain/happened.ts'
import { localMomentSchema } from '#app/domain/time.ts'

const facts = {
  with: choice(['parent', 'target-parent', 'staff', 'agency', 'other']),
  who: text('Say who was called, or whom you tried to call.', 200),
  why: text('Say why you made contact.', 2000),
  how: optionalChoice(['phone', 'in-person', 'message', 'letter', 'video', 'home']),
  /** `not-told`: the student's own parents are not called, on purpose, for the reason given (R15). */
  reached: choice(['yes', 'no', 'message-left', 'not-told']),
  /** Who else agreed not to call. */
  agreedBy: optionalText(200),
  attempt: optionalText(20),
  said: optionalText(),
  told: optionalText(),
  targetEntryId: optionalId(),
  safeNow: optionalChoice(['yes', 'no', 'unknown']),
  language: optionalText(100),
}

/** `by`: the name of the person who made the contact, as shown then. */
const base = z.strictObject({ ...facts, by: optionalText(200) })

/** What the form sends; the command turns `happened` into the entry's own time. */
export const contactInput = z
  .object({ caseId: z.string(), happened: localMomentSchema, ...facts })
  .refine(({ reached, how }) => reached === 'not-told' || how !== undefined, beside('how', 'Choose an answer.'))
  .refine(
    (said) => said.reached !== 'not-told' || said.with === 'parent',
    beside('reached', 'This is about the student’s own parents. For whoever might be hurt, say it on their own form.'),
  )
  .refine(
    ({ reached, agreedBy }) => reached !== 'not-told' || agreedBy !== undefined,
    beside('agreedBy', 'Say who else agreed. Nobody decides this alone.'),
  )

const reachedWords = {
  yes: 'reached',
  no: 'not reached',
  'message-left': 'message left',
  'not-told': 'not called, on purpose',
} as const

/** Where one student might be hurt, a call to "the parent of a student who might be hurt" is to that one's. */
function onlyStudent({ targets }: CaseFile): string | undefined {
  const [one, ...others] = targets.filter(({ kind }) => kind === 'student')
  return others.length === 0 ? one?.root : undefined
}

/** A contact with a parent, staff, an agency or a target's parents (P1: never gated; P2: at every stage). */
export const contact = defineKind({
  kind: 'contact',
  version: 1,
  event: 'contact.recorded',
  group: 'case',
  parts: { base },
  amend: 'yes',
  apply: (file, entry) => {
    const { base: said } = entry.parts
    const fact = {
      ...happenedOf(entry),
      with: said.with,
      who: said.who,
      reached: said.reached,
      how: said.how,
      why: said.why,
      targetEntryId: said.targetEntryId,
    }
    const about = said.targetEntryId ?? (said.with === 'target-parent' ? onlyStudent(file) : undefined)
    const told = said.reached === 'yes' ? { at: fact.happened, by: said.by ?? said.who } : null
    return {
      ...file,
      contacts: [...file.contacts, fact],
      // The first parent reached stops the clock; an answer about safety is as new as the contact.
      targets: file.targets.map((target) =>
        target.root === about
          ? { ...target, parentTold: target.parentTold ?? told, safeNow: said.safeNow ?? target.safeNow }
          : target,
      ),
    }
  },
  sentence: ({ base: said }) => `Contact with ${said.who}: ${reachedWords[said.reached]}.`,
  examples: {
    1: {
      base: {
        with: 'parent',
        who: 'Ana Marchetti (mother)',
        why: 'Weapon access',
        how: 'phone',
        reached: 'yes',
        said: 'No guns at home.',
      },
    },
  },
})
