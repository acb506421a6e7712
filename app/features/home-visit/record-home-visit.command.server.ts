import { addressesOf, namedAddress, notNamedYet } from '#app/domain/addresses.ts'
import { entryOf } from '#app/domain/entry.ts'
import { toMoment } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { versionToReplace } from '#app/gates/version-to-replace.ts'
import { homeVisit, homeVisitInput } from './home-visit.entry.ts'
import { visitOf } from './replacing.ts'

/** Saves the six things now: a visit to one address, at every stage (P2, P12). Never gated: even "Yes" saves (P1). */
export const recordHomeVisit = caseCommand({
  name: 'recordHomeVisit',
  input: homeVisitInput,
  permission: 'homeVisit.record',
  caseId: (input) => input.caseId,
  load: async ({ records, caseFile }) => {
    const student = caseFile.student?.personId
    const stays = student ? await records.people.stays(student) : []
    return { roster: stays.map(({ address }) => ({ addressId: address.id, label: address.label })) }
  },
  decide: ({ input, caseFile, newId, calendar, loaded }) => {
    const { caseId: _case, visitId, replaces, addressId, label, line, arrived, ...said } = input
    const officerThere = caseFile.team.members.some((one) => one.role === 'officer' && said.who.includes(one.userId))
    if (said.weapons === 'none-seen' && !said.officer && !officerThere) {
      throw new InputRefused({ officer: 'Say which officer looked, or choose “None, as told”.' }, input)
    }
    const known = addressesOf(caseFile, loaded.roster)
    const named = namedAddress({ addressId, label, line }, known, caseFile.student?.personId ?? null, newId)
    if (!named) throw new InputRefused({ addressId: 'Choose an address of this student, or name another.' }, input)
    const again = visitId ? visitOf(caseFile, visitId) : undefined
    const supersedes = again && versionToReplace(caseFile, again.parts.now, replaces)
    const others = notNamedYet(caseFile, loaded.roster, [named.address])
    const base = { ...said, ...named.address, ...(others.length > 0 && { others }) }
    const entry = entryOf(homeVisit, newId('entry'), toMoment(arrived, calendar.zone), { base }, { supersedes })
    return {
      entries: [entry],
      result: { entryId: entry.id, visitId: again?.root ?? entry.id },
      creates: { addresses: named.creates },
    }
  },
})
