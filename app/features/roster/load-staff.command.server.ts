import type { AuditEvent } from '#app/domain/events.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { command } from '#app/gates/command.ts'
import { queueMatching } from '#app/gates/kept-out.server.ts'
import { saveStaffHome } from './save-staff-home.server.ts'
import { staffRosterInput } from './staff-home-input.ts'

/** Loads where people with an account live, as a list of the district's staff has it. */
export const loadStaff = command({
  name: 'loadStaff',
  input: staffRosterInput,
  permission: 'people.manage',
  handle: async ({ input, records, now, newId, newSalt }) => {
    const changes: AuditEvent[] = []
    for (const { signIn, ...home } of input.staff) {
      const user = await records.users.bySignIn(signIn)
      if (!user) throw new RuleBroken(`Nobody signs in as ${signIn}.`, 'known user')
      changes.push(await saveStaffHome({ records, now, newId, newSalt }, user, home))
    }
    await queueMatching(records, 'staff', now)
    const count = input.staff.length
    return {
      result: { staff: count },
      events: [{ act: 'roster.loaded', object: { t: 'roster', id: 'staff', count } }, ...changes],
    }
  },
})
