import type { CaseFile } from '#app/domain/case-file.ts'
import { checkDay } from '#app/domain/means.ts'
import type { Profile } from '#app/domain/profiles/profile.ts'
import { localOf } from '#app/domain/time.ts'
import type { Instant } from '#app/domain/time.ts'

interface Opening {
  input: Readonly<Record<string, unknown>>
  profile: Profile
  calendar: { zone: string }
  now: Instant
}

/** What the form holds when it opens: the address the page was opened for, and the usual next day. */
export const weaponCheckPrefill = ({ input, profile, calendar, now }: Opening): Record<string, string> => ({
  addressId: typeof input.address === 'string' ? input.address : '',
  checkAgainBy: checkDay(profile, 'means-verify-again', localOf(now, calendar.zone).day),
})

/** Addresses of the case: those due first. */
export const addressesToCheck = (file: CaseFile) =>
  [...file.means.addresses]
    .sort((a, b) => (a.checkAgainBy ?? '9999').localeCompare(b.checkAgainBy ?? '9999'))
    .map(({ addressId, label }) => ({ value: addressId, label }))
