import type { AddressFact } from '../file/safety.ts'
import type { Gate } from '../gate.ts'
import { checkOverdue, hasPlanInstead, isAnswered } from '../means.ts'
import { isScreening } from '../stages.ts'
import { dayWords, localOf } from '../time.ts'

const named = (addresses: readonly AddressFact[]): string => addresses.map((one) => one.label).join(', ')

/**
 * Weapon access at every address is answered, or was asked and has a written plan of its own (P8): what is done instead
 * at one home says nothing of another, and an address that nobody asked about is still to be asked (P12).
 */
export const meansAnswered: Gate = (file) => {
  const { addresses } = file.means
  const open = addresses.filter((one) => !isAnswered(one) && !hasPlanInstead(one))
  if (addresses.length > 0 && open.length === 0) return []
  return [
    {
      id: 'means-not-answered',
      rule: 'P8',
      source: 'practice rule P8',
      missing:
        open.length > 0 ? `weapon access is not known: ${named(open)}.` : 'weapon access is not known at any address.',
      why: 'an address nobody could answer for may be where a weapon is',
      youCan: 'ask again, visit, or write down what is done instead while it is not known.',
      href: 'weapon-access/new',
      overridableBy: ['district-lead'],
    },
  ]
}

/** Where weapons are said to be locked or removed, nobody is late with looking again (R23). */
export const storageChecked: Gate = (file, { now, calendar }) => {
  const today = localOf(now, calendar.zone).day
  return file.means.addresses
    .filter((one) => checkOverdue(one, today))
    .map((one) => ({
      id: `storage-check-overdue:${one.addressId}`,
      rule: 'R23',
      source: 'lesson R23',
      missing: `storage at ${one.label}, check overdue since ${dayWords(one.checkAgainBy ?? today)}.`,
      why: 'access may have changed',
      youCan: 'verify today, or record that police still hold them.',
      href: `weapon-check/new?address=${one.addressId}`,
      overridableBy: ['district-lead'] as const,
    }))
}

/** Storage counts as locked only with a day on which somebody looks again (R23). In a screening it is only offered (P12). */
export const storageHasCheckDay: Gate = (file) => {
  if (isScreening(file.stage)) return []
  return file.means.addresses
    .filter((one) => one.countsAsLocked && one.checkAgainBy === null)
    .map((one) => ({
      id: `storage-no-check-day:${one.addressId}`,
      rule: 'R23',
      source: 'lesson R23',
      missing: `a date to check it (${one.label}).`,
      why: 'being told isn’t being seen',
      youCan: 'give the day by which somebody looks again, or save it without counting it as locked.',
      href: 'weapon-access/new',
      overridableBy: [],
    }))
}
