import { signOutAction } from '#app/http/account.server.ts'

export const action = signOutAction()
