import type { UserId } from './ids.ts'

/** A parent or guardian of a student, as far as they can be known again. */
export interface GuardianFacts {
  userId: UserId | null
  email: string | null
  phone: string | null
}

/**
 * A person with an account: e-mails and numbers at work and at home, and `lines`, the addresses at which the roster says
 * that they live or stay.
 */
export interface StaffFacts {
  id: UserId
  name: string
  signIn: string
  emails: readonly string[]
  phones: readonly string[]
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

/** Words of an address that are written in two ways (USPS Publication 28, appendices B, C1 and C2). */
const shortened: Readonly<Record<string, string>> = {
  avenue: 'ave',
  boulevard: 'blvd',
  circle: 'cir',
  court: 'ct',
  drive: 'dr',
  highway: 'hwy',
  lane: 'ln',
  parkway: 'pkwy',
  place: 'pl',
  road: 'rd',
  street: 'st',
  terrace: 'ter',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  apartment: 'apt',
  suite: 'ste',
  number: '#',
}
const wordsOfLine = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+|#/gu) ?? []).map((word) => shortened[word] ?? word)

/** House number, street and one word more: fewer words are the beginning of many addresses. */
const leastWords = 3

/**
 * Whether two lines are one address, however they are written. One of them may go on with the town or the flat; that
 * asks a question too much in a house of many flats, and never misses one.
 */
export function sameAddress(one: string, other: string): boolean {
  const [short = [], long = []] = [wordsOfLine(one), wordsOfLine(other)].sort((a, b) => a.length - b.length)
  if (short.length === 0 || !/\p{L}|\p{N}/u.test(short.join(''))) return false
  const begins = short.every((word, n) => long[n] === word)
  const whole = short.length === long.length
  return begins && (whole || (short.length >= leastWords && /^\d/.test(short[0] ?? '')))
}

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
  const howOf = (one: StaffFacts): RelatedBy | null => {
    if (accounts.has(one.id)) return 'account'
    if ([...one.emails, one.signIn].some((text) => mails.has(sameMail(text)))) return 'e-mail'
    if (one.phones.some((phone) => phones.has(samePhone(phone)))) return 'phone'
    return one.lines.some((line) => family.lines.some((home) => sameAddress(line, home))) ? 'address' : null
  }
  return staff.flatMap((one) => {
    const by = howOf(one)
    return by ? [{ userId: one.id, name: one.name, by }] : []
  })
}
