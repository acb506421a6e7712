import { providerStartLoader } from '#app/http/providers.server.ts'

export const loader = providerStartLoader()
