import { z } from 'zod'
import type { CaseFile } from '#app/domain/case-file.ts'
import { defineKind } from '#app/domain/entry.ts'
import { choice, optionalChoice, optionalId, optionalText, text } from '#app/domain/fields.ts'
import { happenedOf } from '#app/domain/happened.ts'
import { localMomentSchema } from '#app/domain/time.ts'

const facts = {
  with: choice(['parent', 'target-parent', 'staff', 'agency', 'other']),
  who: text('Say who was called, or whom you tried to call.', 200),
  why: text('Say why you made contact.', 2000),
  how: optionalChoice(['phone', 'in-person', 'message', 'letter', 'video', 'home']),
  reached: choice(['yes', 'no', 'message-left', 'not-called']),
  /** Why the student's parents are not called for now, and who agrees: an exception takes two people. */
  because: optionalText(2000),
  agreedBy: optionalId(),
  attempt: optionalText(20),
  said: optionalText(),
  told: optionalText(),
  targetEntryId: optionalId(),
  safeNow: optionalChoice(['yes', 'no', 'unknown']),
  language: optionalText(100),
}

/** `by`: the name of the person who made the contact, as shown then. */
const base = z.strictObject({ ...facts, by: optionalText(200), agreedName: optionalText(200) })

/** What the form sends; the command turns `happened` into the entry's own time. */
export const contactInput = z
  .object({ caseId: z.string(), happened: localMomentSchema, ...facts })
  .superRefine((said, context) => {
    const miss = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (said.reached !== 'not-called') return
    if (said.with !== 'parent') miss('reached', 'This is for the parents of the student of concern only.')
    if (!said.because) miss('because', 'Say why they are not called for now.')
    if (!said.agreedBy) miss('agreedBy', 'Choose who agrees with you.')
  })
  .refine((said) => said.reached === 'not-called' || said.how, {
    path: ['how'],
    message: 'Choose an answer.',
    when: ({ value }) => typeof value === 'object' && value !== null,
  })

const reachedWords = {
  yes: 'reached',
  no: 'not reached',
  'message-left': 'message left',
  'not-called': 'not called for now',
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
    const about = said.targetEntryId ?? (said.with === 'target-parent' ? onlyStudent(file) : undefined)
    const fact = {
      ...happenedOf(entry),
      with: said.with,
      who: said.who,
      reached: said.reached,
      how: said.how,
      notCalled: said.reached === 'not-called' ? said.because : undefined,
      targetEntryId: about,
    }
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
  sentence: ({ base: said }) =>
    `Contact with ${said.who}: ${reachedWords[said.reached]}${said.agreedName ? `, agreed by ${said.agreedName}` : ''}.`,
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
