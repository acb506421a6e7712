import { RuleBroken } from '#app/domain/errors.ts'
import { command } from '#app/gates/command.ts'
import { queueMatching } from '#app/gates/kept-out.server.ts'
import { saveStaffHome } from './save-staff-home.server.ts'
import { staffHomeInput } from './staff-home-input.ts'

/** Changes where somebody with an account lives: by it they are known among the families of students. */
export const changeStaffHome = command({
  name: 'changeStaffHome',
  input: staffHomeInput,
  permission: 'people.manage',
  handle: async ({ input: { userId, ...home }, records, now, newId, newSalt }) => {
    const user = await records.users.byId(userId)
    if (!user) throw new RuleBroken('This person is not on the list any more.', 'known user')
    const event = await saveStaffHome({ records, now, newId, newSalt }, user, home)
    await queueMatching(records, user.id, now)
    return { result: { userId }, events: [event] }
  },
})
