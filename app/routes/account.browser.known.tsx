import { knowBrowserAction } from '#app/http/own-factors.server.ts'

export const action = knowBrowserAction()
