import { optionalId } from './fields.ts'
import type { CaseFile } from './case-file.ts'
import type { AddressId, NewId, PersonId } from './ids.ts'

/** Stands for "another address" in a list of addresses; the form then asks for its name. */
export const anotherAddress = 'another'

/** The id of an address, or nothing where another one is named. */
export const addressChoice = () => optionalId().transform((value) => (value === anotherAddress ? undefined : value))

/** An address as a form may choose it: where the student lives or stays. */
export interface KnownAddress {
  addressId: AddressId
  label: string
}

/** An address that a form brings into the house. */
export interface NewAddress {
  id: AddressId
  label: string
  line: string
  stays?: { personId: PersonId; relation: string }
}

/** All addresses that a form of this case may name: those on file and those of the roster. */
export const addressesOf = (file: CaseFile, roster: readonly KnownAddress[]): KnownAddress[] => [
  ...file.means.addresses.map(({ addressId, label }) => ({ addressId, label })),
  ...roster.filter((one) => !file.means.addresses.some((known) => known.addressId === one.addressId)),
]

/** What a form says of an address: one that is known, or another with its name and street. */
export interface SaidAddress {
  addressId?: string
  label?: string
  line?: string
}

/** Whether two names of a home are one: typed again, with another capital or apostrophe. */
const isSameName = (one: string, other: string | undefined): boolean =>
  other !== undefined && plain(one) === plain(other)
const plain = (name: string): string => name.trim().replace(/’/g, "'").toLowerCase()

/**
 * The address that a form names: a known one, also by its name alone, or a new one to create, at which the student stays. Undefined where the
 * id is not one of `known`, so that nobody records about a home that has nothing to do with this case.
 */
export function namedAddress(
  said: SaidAddress,
  known: readonly KnownAddress[],
  student: PersonId | null,
  newId: NewId,
): { address: KnownAddress; creates: NewAddress[] } | undefined {
  if (said.addressId) {
    const address = known.find((one) => one.addressId === said.addressId)
    return address && { address, creates: [] }
  }
  if (!said.label) return undefined
  const same = said.line ? undefined : known.find(({ label }) => isSameName(label, said.label))
  if (same) return { address: same, creates: [] }
  const id = newId('address')
  const stays = student ? { personId: student, relation: 'stays' } : undefined
  return {
    address: { addressId: id, label: said.label },
    creates: [{ id, label: said.label, line: said.line ?? '', stays }],
  }
}

/** Other places that a form names: one that is known by the same name is that address, any other is created. */
export function namedPlaces(
  said: readonly SaidAddress[],
  known: readonly KnownAddress[],
  student: PersonId | null,
  newId: NewId,
): { addresses: KnownAddress[]; creates: NewAddress[] } {
  const sameName = (one: SaidAddress) => known.find(({ label }) => isSameName(label, one.label))
  const named = said.flatMap((one) => {
    const made = namedAddress(sameName(one) ?? one, known, student, newId)
    return made ? [made] : []
  })
  return { addresses: named.map((one) => one.address), creates: named.flatMap((one) => one.creates) }
}

/** Addresses of the roster that neither the case nor this form has named: each counts as "Not asked yet" (P12). */
export const notNamedYet = (
  file: CaseFile,
  roster: readonly KnownAddress[],
  named: readonly KnownAddress[],
): KnownAddress[] =>
  roster
    .filter(({ addressId }) => ![...file.means.addresses, ...named].some((one) => one.addressId === addressId))
    .map(({ addressId, label }) => ({ addressId, label }))
