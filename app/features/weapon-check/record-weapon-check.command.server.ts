import { entryOf } from '#app/domain/entry.ts'
import { toMoment } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { weaponCheck, weaponCheckInput } from './weapon-check.entry.ts'

/** Puts on record that the storage at an address was looked at again. */
export const recordWeaponCheck = caseCommand({
  name: 'recordWeaponCheck',
  input: weaponCheckInput,
  permission: 'means.record',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, newId, calendar }) => {
    const { caseId: _case, happened, ...said } = input
    const address = caseFile.means.addresses.find((one) => one.addressId === said.addressId)
    if (!address) throw new InputRefused({ addressId: 'Choose an address of this case.' }, input)
    const base = { ...said, label: address.label }
    const entry = entryOf(weaponCheck, newId('entry'), toMoment(happened, calendar.zone), { base })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
