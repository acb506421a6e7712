import { redirectTo } from '#app/http/page-loader.server.ts'

export const loader = redirectTo('/work')
