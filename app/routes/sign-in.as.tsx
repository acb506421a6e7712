import { demoSignInAction } from '#app/http/account.server.ts'

export const action = demoSignInAction()
