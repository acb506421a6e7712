import { passkeyOptionsAction } from '#app/http/second-step.server.ts'
import { redirectTo } from '#app/http/page-loader.server.ts'

export const loader = redirectTo('/sign-in')
export const action = passkeyOptionsAction('sign in')
