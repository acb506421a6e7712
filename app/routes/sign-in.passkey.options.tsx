import { passkeyOptionsAction } from '#app/http/second-step.server.ts'

export const action = passkeyOptionsAction('sign in')
