import type { ReadRecords, UserRow } from '#db/records/records.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import type { SchoolId, UserId } from '#app/domain/ids.ts'
import { localOf } from '#app/domain/time.ts'
import type { Instant } from '#app/domain/time.ts'
import { holdsAnywhere, worksOnTeams } from '#app/policy/roles.ts'

/**
 * The people of a list, in its order: each can sign in and holds a role on a team today, of the school where one is
 * given. Somebody else would be asked and could open nothing: throws `RuleBroken` with the name. For the whole district
 * a law-enforcement partner may stand there too, to be called (P9).
 */
export async function workingPeople(
  records: ReadRecords,
  userIds: readonly UserId[],
  now: Instant,
  schoolId?: SchoolId,
): Promise<UserRow[]> {
  const zone = (await records.district.load())?.calendar.zone ?? 'UTC'
  const { day: today } = localOf(now, zone)
  const users = await records.users.byIds(userIds)
  const people: UserRow[] = []
  for (const id of userIds) {
    const user = users.find((one) => one.id === id)
    const actor = await records.users.actor(id, today, now)
    if (!user || !actor) throw new RuleBroken('Somebody chosen can no longer sign in. Choose again.', 'active users')
    const toBeCalled = !schoolId && holdsAnywhere(actor, 'officer')
    if (!worksOnTeams(actor, schoolId) && !toBeCalled) {
      const where = schoolId ? 'a team of this school' : 'a team'
      throw new RuleBroken(
        `${user.name} holds no role on ${where} and could open nothing. A district lead gives the role first.`,
        'works on teams',
      )
    }
    people.push(user)
  }
  return people
}
