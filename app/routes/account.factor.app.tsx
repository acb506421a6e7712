import { beginAppAction, toFactorsLoader } from '#app/http/own-factors.server.ts'

export const loader = toFactorsLoader()
export const action = beginAppAction()
