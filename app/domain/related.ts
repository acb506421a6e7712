import type { UserId } from './ids.ts'

/** A parent or guardian of a student, as far as they can be known again. */
export interface GuardianFacts {
  userId: UserId | null
  email: string | null
  phone: string | null
}

/** A person with an account; `lines` are the addresses at which the roster says that they live or stay. */
export interface StaffFacts {
  id: UserId
  name: string
  signIn: string
  email: string | null
  phone: string | null
  lines: readonly string[]
}

/** How an account was found to belong to a student's family. The first two are as good as known. */
export type RelatedBy = 'account' | 'e-mail' | 'phone' | 'address'
export interface Related {
  userId: UserId
  name: string
  by: RelatedBy
}

/** Whether a match keeps somebody out until it is answered; a phone or an address may be shared by chance. */
export const isCertain = (by: RelatedBy): boolean => by === 'account' || by === 'e-mail'

const sameMail = (text: string | null): string =>
  /^[^\s@]+@[^\s@]+$/.test(text?.trim() ?? '') ? (text ?? '').trim().toLowerCase() : ''
/** The last ten digits: country codes and marks are written in many ways. Too few digits are no number. */
const samePhone = (text: string | null): string => {
  const digits = (text ?? '').replace(/\D/g, '')
  return digits.length < 7 ? '' : digits.slice(-10)
}
const sameLine = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/**
 * The accounts of people who seem to belong to a student's family: a guardian's own account, a guardian's e-mail, the
 * same phone, or the same address. Each person once, by the strongest match.
 */
export function guardianMatches(
  family: { guardians: readonly GuardianFacts[]; lines: readonly string[] },
  staff: readonly StaffFacts[],
): Related[] {
  const filled = (values: readonly string[]) => new Set(values.filter(Boolean))
  const accounts = new Set(family.guardians.flatMap(({ userId }) => (userId ? [userId] : [])))
  const mails = filled(family.guardians.map(({ email }) => sameMail(email)))
  const phones = filled(family.guardians.map(({ phone }) => samePhone(phone)))
  const lines = filled(family.lines.map(sameLine))
  const howOf = (one: StaffFacts): RelatedBy | null => {
    if (accounts.has(one.id)) return 'account'
    if ([one.email, one.signIn].some((text) => mails.has(sameMail(text)))) return 'e-mail'
    if (phones.has(samePhone(one.phone))) return 'phone'
    return one.lines.some((line) => lines.has(sameLine(line))) ? 'address' : null
  }
  return staff.flatMap((one) => {
    const by = howOf(one)
    return by ? [{ userId: one.id, name: one.name, by }] : []
  })
}
