import { z } from 'zod'
import { boundFile } from '#app/domain/bound-file.ts'
import {
  blocks,
  choice,
  ids,
  optionalChoice,
  optionalDay,
  optionalId,
  optionalText,
  text,
  wholeNumber,
} from '#app/domain/fields.ts'
import { localMomentSchema, momentSchema, timeSchema } from '#app/domain/time.ts'
import { ammunitions, requiredWeaponText, storages, weaponText, weaponTypes } from '#app/domain/weapon-words.ts'

/** What the parts of a home visit hold, each as it is stored and as its form sends it. */
const visit = { visit: z.string().min(1) }
/** `visitId` comes with the address of the page; `replaces` is the version of the part that was on the screen. */
const where = { caseId: z.string(), visitId: z.string(), replaces: optionalId() }

const people = {
  purpose: optionalChoice(['weapons', 'welfare', 'interview', 'notice']),
  decidedBy: optionalText(200),
  spokeWith: optionalText(500),
  interpreter: optionalText(200),
  incident: optionalText(100),
  bodyCamera: optionalChoice(['yes', 'no', 'unknown']),
  leftAt: timeSchema,
}
export const peopleBase = z.strictObject({ ...visit, ...people })
export const peopleInput = z
  .object({ ...where, ...people })
  .refine((said) => Object.keys(people).some((name) => said[name as keyof typeof people]), {
    path: ['spokeWith'],
    message: 'Write down at least one thing, such as who was spoken with.',
  })

const weapon = z.strictObject({
  type: choice(weaponTypes, 'Choose the type.'),
  count: z
    .union([z.literal('').transform(() => undefined), wholeNumber(1, 999)], {
      error: 'Give a whole number from 1 to 999.',
    })
    .optional(),
  storage: choice(storages, 'Say how it was stored.'),
  ammunition: choice(ammunitions, 'Say where the ammunition was.'),
  loaded: choice(['yes', 'no', 'unknown'], 'Say whether it was loaded.'),
  whoCanGet: weaponText(500),
  whoSaw: requiredWeaponText('Say who saw it.', 200),
})
const weapons = { otherMeans: weaponText() }
export const weaponsBase = z.strictObject({ ...visit, weapons: z.array(weapon), ...weapons })
export const weaponsInput = z
  .object({ ...where, weapons: blocks(weapon), ...weapons })
  .refine((said) => said.weapons.length > 0 || said.otherMeans, {
    path: ['otherMeans'],
    message: 'Record a weapon, or say here that there is nothing.',
  })

const safe = {
  how: choice(['removed-by-police', 'moved', 'locked', 'ammunition-removed', 'nothing'], 'Say what was done.'),
  movedTo: optionalText(200),
  nothingBecause: optionalText(1000),
  verifiedBy: optionalText(200),
  checkAgainBy: optionalDay(),
}
export const safeBase = z.strictObject({ ...visit, ...safe, doneAt: momentSchema, files: z.array(boundFile) })
export const safeInput = z
  .object({ ...where, ...safe, doneAt: localMomentSchema, files: ids() })
  .superRefine((said, context) => {
    const miss = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (said.how === 'moved' && !said.movedTo) miss('movedTo', 'Say to whom it was moved.')
    if (said.how === 'nothing' && !said.nothingBecause) miss('nothingBecause', 'Say why nothing was done.')
  })

const seen = {
  plainView: optionalText(),
  exactWords: optionalText(),
  refused: optionalText(2000),
  instead: optionalText(),
}
export const seenBase = z.strictObject({ ...visit, ...seen })
export const seenInput = z
  .object({ ...where, ...seen })
  .refine((said) => said.plainView || said.exactWords || said.refused || said.instead, {
    path: ['plainView'],
    message: 'Write down what was seen or said.',
  })
  .refine((said) => !said.refused || said.instead, {
    path: ['instead'],
    message: 'Say what is done instead.',
  })

const next = { what: optionalText(500), owner: optionalId(), dueOn: optionalDay() }
export const nextBase = z.strictObject({
  ...visit,
  ...next,
  /** Who does it, as shown then. */
  ownerName: optionalText(200),
  others: z.array(z.strictObject({ addressId: z.string(), label: z.string() })),
})
export const nextInput = z
  .object({
    ...where,
    ...next,
    others: blocks(z.object({ label: text('Say whose home it is.', 100), line: optionalText(200) })),
  })
  .refine((said) => said.dueOn || (!said.what && said.others.length > 0), {
    path: ['dueOn'],
    message: 'Give the day of the next step, or name another place.',
  })
