import { draftDeleteAction } from '#app/http/drafts.server.ts'

export const action = draftDeleteAction()
