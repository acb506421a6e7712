import { draftAction } from '#app/http/drafts.server.ts'
import { redirectTo } from '#app/http/page-loader.server.ts'

/** Saved by the page's own script; what is saved stands under My work. */
export const loader = redirectTo('/work')
export const action = draftAction()
