import { endIdentityAction } from '#app/http/providers.server.ts'

export const action = endIdentityAction()
