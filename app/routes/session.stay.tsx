import { sessionStayAction } from '#app/http/own-factors.server.ts'
import { redirectTo } from '#app/http/page-loader.server.ts'

export const loader = redirectTo('/work')
export const action = sessionStayAction()
