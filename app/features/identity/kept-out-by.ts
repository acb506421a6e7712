import type { CaseFile } from '#app/domain/case-file.ts'
import type { NewEntry } from '#app/domain/entry.ts'
import { isRecused } from '#app/domain/file/people.ts'
import type { IdentifiedBase } from '#app/domain/identity.ts'
import type { UserId } from '#app/domain/ids.ts'
import type { Recording } from '#app/domain/recording.ts'
import type { Related } from '#app/domain/related.ts'
import { recusedKind } from '#app/domain/recusal.ts'
import { localOf } from '#app/domain/time.ts'
import { leavesStaffMatter } from '#app/policy/duties.ts'
import type { DutyRows } from '#app/policy/duties.ts'
import { afterFormer, asRelated, keepingOut, withoutFormer } from '#app/policy/keeping-out.ts'
import type { KeptOut } from '#app/policy/keeping-out.ts'

/** What the team reads of whoever leaves because a member of staff is the concern. */
const toHumanResources = 'Gone to human resources'

interface Loaded {
  related: readonly Related[]
  rows: DutyRows
}

/**
 * What else becomes true as somebody is confirmed to be the concern: their family among the staff is asked about; a
 * member of staff is kept out of their own matter, and the school's people leave it.
 */
export function keptOutBy(file: CaseFile, base: IdentifiedBase, { related, rows }: Loaded, work: Recording) {
  const { student } = file
  const other = student !== null && (student.personId !== (base.personId ?? null) || student.userId !== base.userId)
  const former = other ? withoutFormer(file, student.personId ?? student.userId ?? student.name, work) : []
  const now = asIdentified(former.length > 0 ? afterFormer(file) : file, base)
  const concern = rows.users.find(({ id }) => base.concern === 'staff' && id === base.userId)
  const own: KeptOut[] =
    concern &&
    !now.recusals.some((one) => one.userId === concern.id && one.source === 'concern' && one.state === 'stands')
      ? [{ userId: concern.id, name: concern.name, source: 'concern', as: 'stands' }]
      : []
  const family = asRelated(now, related).filter(({ userId }) => userId !== concern?.id)
  const today = localOf(work.now, work.calendar.zone).day
  const leaves = base.concern === 'staff' ? leavesStaffMatter(now, rows, today) : []
  const leaving = new Map<UserId, string>(leaves.map((id) => [id, toHumanResources]))
  const kept = keepingOut(now, [...own, ...family], rows, work, leaving)
  const entries: NewEntry[] = [...former, ...kept]
  return {
    entries,
    /** The recusal after which the account of the concern is closed. */
    closes: own.length > 0 ? kept.find(({ kind }) => kind === recusedKind)?.id : undefined,
    /** Why whoever confirmed this can't see it any more, if so. */
    goneFor: (userId: UserId): 'staff' | 'asked' | undefined => {
      if ([...own, ...family].some((one) => one.userId === userId && one.as !== 'asked') || isRecused(now, userId))
        return 'asked'
      return base.concern === 'staff' && !staysFor(rows, userId) ? 'staff' : undefined
    },
  }
}

/** The folder as it is once this person is confirmed. */
const asIdentified = (file: CaseFile, base: IdentifiedBase): CaseFile => ({
  ...file,
  schoolId: base.schoolId ?? file.schoolId,
  student: {
    entryId: '',
    personId: base.personId ?? null,
    name: base.name ?? '',
    identifiers: base.identifiers,
    confirmed: true,
    userId: base.userId,
    concern: base.concern,
  },
})

const staysFor = (rows: DutyRows, userId: UserId): boolean =>
  rows.grants.some((one) => one.userId === userId && (one.role === 'hr' || one.role === 'district-lead'))
