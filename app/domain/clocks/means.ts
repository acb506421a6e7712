import type { CaseFile } from '../case-file.ts'
import type { AddressFact } from '../file/safety.ts'
import { membershipOf } from '../file/people.ts'
import { clockRule } from '../profiles/profile.ts'
import { isScreening } from '../stages.ts'
import { localOf, plusDays } from '../time.ts'
import type { Day } from '../time.ts'
import { deadline, leadGroupOf, running } from './deadline.ts'
import type { Clock, ClockContext, Owner } from './deadline.ts'

/** Weapons at an address that were only told of: somebody sees to it (R23). */
const onlyTold = (address: AddressFact): boolean =>
  address.basis === 'told' && address.answer === 'yes' && address.madeSafe === null

/** Nobody has seen what is said: weapons only told of, or something done that nobody verified. */
const notVerified = (address: AddressFact): boolean =>
  onlyTold(address) || (address.madeSafe !== null && address.madeSafe.verifiedBy === undefined)

/** The day by which storage is checked: as the form says, else after the profile. None in a screening (P12). */
function checkBy(file: CaseFile, address: AddressFact, { profile, calendar }: ClockContext): Day | null {
  if (address.checkAgainBy) return address.checkAgainBy
  if (!onlyTold(address) || !address.asOf || isScreening(file.stage)) return null
  const from = address.asOf.at ? localOf(address.asOf.at, calendar.zone).day : address.asOf.on
  return plusDays(from, clockRule(profile, 'means-verify-told').days ?? 0)
}

/** Whoever recorded it last checks again, as long as they are on the team. */
const checkerOf = (file: CaseFile, address: AddressFact): Owner => {
  const by = file.timeline.find((line) => line.entryId === address.lastEntryId)?.recordedBy
  return by && membershipOf(file.team, by) ? by : leadGroupOf(file)
}

/** Storage is checked again at every address by its day. Calendar days: school breaks don't stop it. */
export const meansClock: Clock = (file, context) =>
  file.means.addresses.flatMap((address) => {
    const dueOn = checkBy(file, address, context)
    if (!dueOn) return []
    const startedAt =
      address.checkStartedAt ??
      address.asOf?.at ??
      file.timeline.find((line) => line.entryId === address.lastEntryId)?.recordedAt ??
      null
    if (!startedAt) return []
    return running(
      deadline(
        notVerified(address) ? 'means-verify-told' : 'means-verify-again',
        { about: address.addressId, owner: checkerOf(file, address), startedAt, dueOn },
        context,
      ),
    )
  })
