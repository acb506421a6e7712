import { z } from 'zod'
import { addressChoice } from '#app/domain/addresses.ts'
import { defineKind } from '#app/domain/entry.ts'
import { blocks, choice, optionalChoice, optionalDay, optionalText, text, ticked } from '#app/domain/fields.ts'
import { happenedOf } from '#app/domain/happened.ts'
import { askedBy, foldAddress, insteadAt, nameAddress } from '#app/domain/means.ts'
import { localMomentSchema } from '#app/domain/time.ts'
import { accesses, requiredWeaponText, storages, weaponText } from '#app/domain/weapon-words.ts'

const facts = {
  asked: requiredWeaponText('Say who was asked.', 200),
  how: choice(['in-person', 'phone', 'video', 'message', 'home'], 'Choose how.'),
  said: weaponText(),
  instead: weaponText(),
}

const perAddress = {
  answer: choice(['no', 'yes', 'unknown', 'refused'], 'Choose an answer. Refused and unknown are answers too.'),
  what: weaponText(500),
  storage: optionalChoice(storages),
  access: optionalChoice(accesses),
  countsAsLocked: ticked(),
  checkAgainBy: optionalDay(),
}

const keptAddress = { addressId: z.string(), label: z.string() }
const base = z.strictObject({
  ...facts,
  addresses: z.array(z.strictObject({ ...keptAddress, ...perAddress })),
  others: z.array(z.strictObject(keptAddress)),
})

const askedAddress = z
  .object({ addressId: addressChoice(), label: optionalText(100), line: optionalText(200), ...perAddress })
  .superRefine((said, context) => {
    const miss = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (!said.addressId && !said.label) miss('addressId', 'Choose the address, or name another.')
    if (said.answer === 'yes' && !said.access) miss('access', 'Say whether the student can get to it now.')
  })
const otherAddress = z.object({ label: text('Say whose home it is.', 100), line: optionalText(200) })

/** What the form sends. Every address answers for itself; one that nobody asked about is only named. */
export const weaponAccessInput = z.object({
  caseId: z.string(),
  happened: localMomentSchema,
  ...facts,
  addresses: blocks(askedAddress).refine((rows) => rows.length > 0, 'Record the answer for at least one address.'),
  others: blocks(otherAddress),
})

const accessWhen = { no: 'no', yes: 'unknown', unknown: 'unknown', refused: 'unknown' } as const
const answerWords = { no: 'none, as told', yes: 'weapons, as told', unknown: 'unknown', refused: 'refused' } as const

/** Weapon access as told (P12): who was asked, and the answer at each address. Any member, at every stage. */
export const weaponAccess = defineKind({
  kind: 'weapon-access',
  version: 1,
  event: 'weaponAccess.recorded',
  group: 'means',
  parts: { base },
  amend: 'yes',
  act: () => 'inquire',
  apply: (file, entry) => {
    const { base: said } = entry.parts
    const { happened, recordedAt } = happenedOf(entry)
    const at = { entryId: entry.id, happened, recordedAt }
    let means = askedBy(
      file.means,
      entry.id,
      happened,
      said.addresses.map((one) => one.answer),
    )
    for (const one of said.addresses) {
      means = foldAddress(means, {
        ...at,
        addressId: one.addressId,
        label: one.label,
        answer: one.answer,
        basis: 'told',
        access: one.access ?? accessWhen[one.answer],
        storage: one.storage,
        countsAsLocked: one.countsAsLocked === 'yes',
        checkAgainBy: one.checkAgainBy,
        weapons: one.what ? [{ type: one.what }] : [],
      })
    }
    for (const one of said.others) means = nameAddress(means, { ...one, entryId: entry.id })
    for (const { addressId, answer } of said.addresses) {
      if (said.instead && (answer === 'refused' || answer === 'unknown')) {
        means = insteadAt(means, addressId, { entryId: entry.id, text: said.instead })
      }
    }
    return { ...file, means }
  },
  sentence: ({ base: said }) =>
    `Weapon access, asked of ${said.asked}: ${said.addresses.map((one) => `${one.label}: ${answerWords[one.answer]}`).join('; ')}.`,
  examples: {
    1: {
      base: {
        asked: 'Ana Marchetti (mother)',
        how: 'phone',
        addresses: [
          { addressId: 'adr_home', label: 'Mother’s home', answer: 'no' },
          {
            addressId: 'adr_reno',
            label: 'Grandfather’s home',
            answer: 'yes',
            what: 'Hunting rifles',
            storage: 'locked-cabinet',
            access: 'no',
            countsAsLocked: 'yes',
          },
        ],
        others: [],
      },
    },
  },
})
