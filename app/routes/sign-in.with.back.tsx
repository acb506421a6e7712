import { providerBackLoader } from '#app/http/providers.server.ts'

export const loader = providerBackLoader()
