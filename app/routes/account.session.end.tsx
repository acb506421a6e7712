import { endSessionAction } from '#app/http/account.server.ts'

export const action = endSessionAction()
