import { signOutEverywhereAction } from '#app/http/account.server.ts'

export const action = signOutEverywhereAction()
