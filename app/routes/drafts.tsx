import { draftAction } from '#app/http/drafts.server.ts'

export const action = draftAction()
