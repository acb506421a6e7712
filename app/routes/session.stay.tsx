import { sessionStayAction } from '#app/http/own-factors.server.ts'

export const action = sessionStayAction()
