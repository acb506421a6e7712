import { sessionLeftLoader } from '#app/http/own-factors.server.ts'

export const loader = sessionLeftLoader()
