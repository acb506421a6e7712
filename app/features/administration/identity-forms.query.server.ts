import { houseForm } from './house-form.query.server.ts'

export const connectIdentityForm = houseForm('connectIdentityForm', 'users.change', async ({ input, records }) => {
  const user = await records.users.byId(input.userId ?? '')
  if (!user || !input.label) return undefined
  return { back: `/admin/users/${user.id}`, about: `${input.label}: ${user.name}, ${user.title}`, values: {} }
})

export const endIdentityForm = houseForm('endIdentityForm', 'users.stop', async ({ input, records }) => {
  const user = await records.users.byId(input.userId ?? '')
  const identity = await records.identities.byId(input.identityId ?? '')
  if (!user || identity?.userId !== user.id) return undefined
  const about = [user.name, identity.email].filter(Boolean).join(', ')
  return { back: `/admin/users/${user.id}`, about, values: {} }
})
