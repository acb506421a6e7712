import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { choice, id, optionalDay } from '#app/domain/fields.ts'
import type { AddressFact } from '#app/domain/file/safety.ts'
import { happenedOf, notEarlier } from '#app/domain/happened.ts'
import { changeAddress } from '#app/domain/means.ts'
import { localMomentSchema } from '#app/domain/time.ts'
import type { Moment } from '#app/domain/time.ts'
import { requiredWeaponText, weaponText } from '#app/domain/weapon-words.ts'

const facts = {
  addressId: id('Choose the address.'),
  result: choice(['police-hold', 'seen-locked', 'told-locked', 'gone', 'changed'], 'Choose what was found.'),
  verifiedBy: requiredWeaponText('Say who looked or was asked.', 200),
  note: weaponText(),
  checkAgainBy: optionalDay(),
}

const base = z.strictObject({ ...facts, label: z.string() })

/** Where weapons are still kept, the next day to look is asked for; police custody too can end. */
export const weaponCheckInput = z
  .object({ caseId: z.string(), happened: localMomentSchema, ...facts })
  .refine((said) => said.result === 'gone' || said.result === 'changed' || said.checkAgainBy, {
    path: ['checkAgainBy'],
    message: 'Give the day by which somebody looks again.',
  })

const resultWords = {
  'police-hold': 'police still hold the weapons',
  'seen-locked': 'still locked, seen',
  'told-locked': 'still locked, as told',
  gone: 'no weapons there any more',
  changed: 'something has changed',
} as const

/** Whether something newer is known of the address than a check that is written down only now. */
const isLate = (happened: Moment, { asOf, madeSafe, checkStartedAt }: AddressFact): boolean =>
  !notEarlier(happened, asOf) ||
  !notEarlier(happened, madeSafe?.at ?? null) ||
  (checkStartedAt !== null && happened.at !== undefined && happened.at < checkStartedAt)

/**
 * The storage at one address was looked at again (R23). Anything but "changed" starts the next clock. A check that is
 * written down late takes nothing back of what was found or done after it.
 */
export const weaponCheck = defineKind({
  kind: 'weapon-check',
  version: 1,
  event: 'weaponCheck.recorded',
  group: 'means',
  parts: { base },
  amend: 'yes',
  act: () => 'inquire',
  apply: (file, entry) => {
    const { base: said } = entry.parts
    const { happened, recordedAt } = happenedOf(entry)
    const means = changeAddress(file.means, said.addressId, (known) => {
      if (isLate(happened, known)) return known
      const next = {
        ...known,
        checkAgainBy: said.checkAgainBy ?? null,
        checkStartedAt: said.checkAgainBy ? (happened.at ?? recordedAt) : null,
        lastEntryId: entry.id,
      }
      if (said.result === 'changed') {
        const answer = known.answer === 'yes' ? ('yes' as const) : ('unknown' as const)
        return { ...next, answer, access: 'unknown' as const, countsAsLocked: false, madeSafe: null, asOf: happened }
      }
      if (said.result === 'gone')
        return { ...next, answer: 'no' as const, access: 'no' as const, basis: 'told' as const, asOf: happened }
      const how = said.result === 'police-hold' ? ('removed-by-police' as const) : ('locked' as const)
      const seen = said.result !== 'told-locked'
      return {
        ...next,
        basis: seen ? ('seen' as const) : ('told' as const),
        countsAsLocked: how === 'locked',
        madeSafe: { how, at: known.madeSafe?.at ?? happened, verifiedBy: said.verifiedBy, entryId: entry.id },
      }
    })
    return { ...file, means }
  },
  sentence: ({ base: said }) => `Storage checked, ${said.label}: ${resultWords[said.result]} (${said.verifiedBy}).`,
  examples: {
    1: {
      base: {
        addressId: 'adr_walt',
        label: 'Grandfather’s home',
        result: 'police-hold',
        verifiedBy: 'Sgt. Luis Ortega',
        checkAgainBy: '2027-04-26',
      },
    },
  },
})
