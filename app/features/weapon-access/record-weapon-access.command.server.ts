import { addressesOf, namedAddress, namedPlaces, notNamedYet } from '#app/domain/addresses.ts'
import type { KnownAddress, NewAddress } from '#app/domain/addresses.ts'
import { entryOf } from '#app/domain/entry.ts'
import { requireNothingMissing } from '#app/domain/gate-check.ts'
import { foldAddress } from '#app/domain/means.ts'
import { toMoment } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { weaponAccess, weaponAccessInput } from './weapon-access.entry.ts'

const notHere = 'Choose an address of this student, or name another.'
const twice = 'This address has an answer above already. Keep one of the two.'

/**
 * Puts weapon access as told on record, at every stage (P2, P12). Nothing but "count this as locked" is gated, and only
 * in a case: it needs a day on which somebody looks again (R23).
 */
export const recordWeaponAccess = caseCommand({
  name: 'recordWeaponAccess',
  input: weaponAccessInput,
  permission: 'means.record',
  caseId: (input) => input.caseId,
  load: async ({ records, caseFile }) => {
    const student = caseFile.student?.personId
    const stays = student ? await records.people.stays(student) : []
    return { roster: stays.map(({ address }) => ({ addressId: address.id, label: address.label })) }
  },
  decide: (work) => {
    const { input, caseFile, newId, calendar, now, loaded } = work
    const { caseId: _case, happened: local, addresses, others, ...said } = input
    const known = addressesOf(caseFile, loaded.roster)
    const student = caseFile.student?.personId ?? null
    const happened = toMoment(local, calendar.zone)
    const creates: NewAddress[] = []
    const above: KnownAddress[] = []
    const rows = addresses.map(({ addressId, label, line, ...answer }, n) => {
      const named = namedAddress({ addressId, label, line }, [...known, ...above], student, newId)
      if (!named) throw new InputRefused({ [`addresses.${n}.addressId`]: notHere }, input)
      if (above.some((one) => one.addressId === named.address.addressId))
        throw new InputRefused({ [`addresses.${n}.addressId`]: twice }, input)
      above.push(named.address)
      creates.push(...named.creates)
      return { ...named.address, ...answer }
    })
    const places = namedPlaces(others, known, student, newId)
    creates.push(...places.creates)
    const unasked = notNamedYet(caseFile, loaded.roster, [...rows, ...places.addresses])
    const entry = entryOf(weaponAccess, newId('entry'), happened, {
      base: { ...said, addresses: rows, others: [...places.addresses, ...unasked] },
    })
    for (const row of rows.filter((one) => one.countsAsLocked === 'yes')) {
      const news = {
        ...row,
        entryId: entry.id,
        happened,
        recordedAt: now,
        basis: 'told',
        countsAsLocked: true,
      } as const
      const means = foldAddress(caseFile.means, { ...news, access: row.access ?? 'unknown' })
      const after = {
        ...caseFile,
        means: { ...means, addresses: means.addresses.filter((one) => one.addressId === row.addressId) },
      }
      requireNothingMissing(after, 'count-storage', work, undefined, work.overrideRoles)
    }
    return { entries: [entry], result: { entryId: entry.id }, creates: { addresses: creates } }
  },
})
