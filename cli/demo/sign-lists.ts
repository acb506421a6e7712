import { demoSchools, demoDistrict } from '#db/demo/district.ts'
import { localOf } from '../../app/domain/time.ts'
import { recertifyRoles } from '../../app/features/recertify/recertify-roles.command.server.ts'
import type { Runtime } from '../../app/gates/runtime.ts'
import { newId } from '../../app/keys/random.server.ts'
import { districtList, listOf } from '../../app/policy/recertification.ts'
import type { References } from './references.ts'
import type { StoryClock } from './player.ts'

/** Somebody of the demo with the right to sign every list. */
const signer = 'U01'

/** The lists of who holds which role are looked over and signed at the story's moment: every role stays. */
export async function signLists(runtime: Runtime, shared: References, clock: StoryClock): Promise<void> {
  const now = clock.now()
  const { day } = localOf(now, demoDistrict.zone)
  const [actor, grants, users] = await runtime.store.read((records) =>
    Promise.all([records.users.actor(shared.get(signer), day, now), records.users.allGrants(), records.users.all()]),
  )
  if (!actor) throw new Error(`${signer} can’t sign in on ${day}`)
  const lists = [districtList, ...demoSchools.map(({ code }) => shared.get(code))]
  for (const schoolId of lists) {
    const list = listOf(grants, users, schoolId === districtList ? null : schoolId, day)
    const decided = Object.fromEntries(
      list.filter(({ userId }) => userId !== actor.id).map(({ id }) => [id, 'keep' as const]),
    )
    await runtime.run(recertifyRoles, { schoolId, decided }, { actor, requestId: newId('request'), via: 'demo' })
  }
}
