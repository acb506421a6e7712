import type { AddressFact, MeansAnswer, MeansFacts } from './file/safety.ts'
import { notEarlier } from './happened.ts'
import type { AddressId, EntryId } from './ids.ts'
import { clockRule } from './profiles/profile.ts'
import type { Profile } from './profiles/profile.ts'
import { plusDays } from './time.ts'
import type { Day, Instant, Moment } from './time.ts'

/** What a form about weapon access says of one address. */
export interface AddressNews {
  addressId: AddressId
  label: string
  entryId: EntryId
  happened: Moment
  recordedAt: Instant
  answer: MeansAnswer
  basis: AddressFact['basis']
  access: AddressFact['access']
  storage?: string
  countsAsLocked?: boolean
  checkAgainBy?: Day
  weapons?: AddressFact['weapons']
}

const unasked = (addressId: AddressId, label: string, entryId: EntryId): AddressFact => ({
  addressId,
  label,
  entryId,
  answer: 'not-asked',
  basis: 'none',
  asOf: null,
  access: 'unknown',
  countsAsLocked: false,
  madeSafe: null,
  checkAgainBy: null,
  checkStartedAt: null,
  weapons: [],
  lastEntryId: entryId,
})

/** Names an address where the student lives or stays: "Not asked yet", which counts as unknown (P12). */
export const nameAddress = (
  means: MeansFacts,
  named: Pick<AddressNews, 'addressId' | 'label' | 'entryId'>,
): MeansFacts =>
  means.addresses.some((one) => one.addressId === named.addressId)
    ? means
    : { ...means, addresses: [...means.addresses, unasked(named.addressId, named.label, named.entryId)] }

/** Changes what is known of one address; an address that is not named yet stays unknown. */
export const changeAddress = (
  means: MeansFacts,
  addressId: AddressId,
  change: (address: AddressFact) => AddressFact,
): MeansFacts => ({
  ...means,
  addresses: means.addresses.map((one) => (one.addressId === addressId ? change(one) : one)),
})

/**
 * Folds what a form says of one address: the newest by when it happened counts, whenever it was recorded. Other
 * addresses stay as they are: one home never answers for another.
 */
export function foldAddress(means: MeansFacts, news: AddressNews): MeansFacts {
  return changeAddress(nameAddress(means, news), news.addressId, (known) => {
    if (news.answer === 'not-asked' || !notEarlier(news.happened, known.asOf)) return known
    return {
      ...known,
      label: news.label,
      answer: news.answer,
      basis: news.basis,
      asOf: news.happened,
      access: news.access,
      storage: news.storage,
      countsAsLocked: news.countsAsLocked ?? false,
      madeSafe: null,
      checkAgainBy: news.checkAgainBy ?? null,
      checkStartedAt: news.checkAgainBy ? (news.happened.at ?? news.recordedAt) : null,
      weapons: news.weapons ?? [],
      lastEntryId: news.entryId,
    }
  })
}

const gravest: readonly MeansAnswer[] = ['yes', 'refused', 'unknown', 'no']

/** One answer for several addresses: the one that asks for most care. */
export const gravestAnswer = (answers: readonly MeansAnswer[]): MeansAnswer =>
  gravest.find((one) => answers.includes(one)) ?? 'not-asked'

/** Keeps that weapon access was asked, once anybody answered in any way (R31). */
export const askedBy = (
  means: MeansFacts,
  entryId: EntryId,
  at: Moment,
  answers: readonly MeansAnswer[],
): MeansFacts => {
  const answer = gravestAnswer(answers)
  return answer === 'not-asked' ? means : { ...means, asked: { entryId, at, answer } }
}

/** Whether weapon access at an address is answered: an address nobody asked about counts as unknown (P12). */
export const isAnswered = (address: AddressFact): boolean => address.answer === 'yes' || address.answer === 'no'

/** Whether somebody asked there without an answer, and wrote down what is done instead (P8). */
export const hasPlanInstead = (address: AddressFact): boolean =>
  (address.answer === 'refused' || address.answer === 'unknown') && address.instead !== undefined

/** Keeps what is done instead at one address. It stands until somebody answers there. */
export const insteadAt = (means: MeansFacts, addressId: AddressId, instead: AddressFact['instead']): MeansFacts =>
  changeAddress(means, addressId, (known) => ({ ...known, instead }))

/** Whether somebody should have looked at storage again by now (R23). */
export const checkOverdue = (address: Pick<AddressFact, 'checkAgainBy'>, today: Day): boolean =>
  address.checkAgainBy !== null && address.checkAgainBy < today

/** The day by which storage is to be looked at, by one of the profile's clocks, counted from a day. */
export const checkDay = (profile: Profile, clock: 'means-verify-told' | 'means-verify-again', from: Day): Day =>
  plusDays(from, clockRule(profile, clock).days ?? 0)
