import { localOf } from '#app/domain/time.ts'
import { roles } from '#app/policy/roles.ts'
import { rolesToGive, someDistrictLead } from '#app/policy/separation.ts'
import { houseForm } from './house-form.query.server.ts'

export const newUserForm = houseForm('newUserForm', 'users.manage', () =>
  Promise.resolve({ back: '/admin/users', values: {} }),
)

export const userForm = houseForm('userForm', 'users.change', async ({ input, records }) => {
  const user = await records.users.byId(input.userId ?? '')
  return (
    user && {
      back: `/admin/users/${user.id}`,
      about: user.name,
      edits: { t: 'user', id: user.id },
      values: {
        signIn: user.signIn,
        name: user.name,
        title: user.title,
        phone: user.phone ?? '',
        email: user.email ?? '',
        agreementUntil: user.agreementUntil ?? '',
      },
    }
  )
})

/** Disabling, ending sessions: says whom, and shows nothing else. */
export const stopUserForm = houseForm('stopUserForm', 'users.stop', async ({ input, records }) => {
  const user = await records.users.byId(input.userId ?? '')
  return user && { back: `/admin/users/${user.id}`, about: `${user.name}, ${user.title}`, values: {} }
})

/** Enabling an account again: says whom, and shows nothing else. */
export const enableUserForm = houseForm('enableUserForm', 'users.enable', async ({ input, records }) => {
  const user = await records.users.byId(input.userId ?? '')
  return user && { back: `/admin/users/${user.id}`, about: `${user.name}, ${user.title}`, values: {} }
})

/** Resetting second factors: says whom, and shows nothing else. */
export const resetFactorsForm = houseForm('resetFactorsForm', 'factors.reset', async ({ input, records }) => {
  const user = await records.users.byId(input.userId ?? '')
  return user && { back: `/admin/users/${user.id}`, about: `${user.name}, ${user.title}`, values: {} }
})

export const grantForm = houseForm('grantForm', 'grants.manage', async ({ input, actor, records, now, calendar }) => {
  const user = await records.users.byId(input.userId ?? '')
  if (!user) return undefined
  const schools = (await records.district.schools()).map((school) => ({ value: school.id, label: school.name }))
  const today = localOf(now, calendar.zone).day
  const open = rolesToGive(actor, someDistrictLead(await records.users.all(), await records.users.allGrants(), today))
  return {
    back: `/admin/users/${user.id}`,
    about: `${user.name}, ${user.title}`,
    values: { from: today },
    choices: { schools, roles: open.map((role) => ({ value: role, label: roles[role] })) },
  }
})

export const endGrantForm = houseForm('endGrantForm', 'grants.manage', async ({ input, records }) => {
  const user = await records.users.byId(input.userId ?? '')
  const grant = user && (await records.users.grantsOf(user.id)).find((one) => one.id === input.grantId)
  return user && grant && { back: `/admin/users/${user.id}`, about: `${roles[grant.role]}: ${user.name}`, values: {} }
})
