import { redirectTo } from '#app/http/page-loader.server.ts'
import { endIdentityAction } from '#app/http/providers.server.ts'

export const loader = redirectTo('/account')
export const action = endIdentityAction()
