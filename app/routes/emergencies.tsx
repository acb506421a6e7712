import { useLoaderData } from '@remix-run/react'
import { EmergenciesPage } from '#app/features/emergency/emergencies-page.tsx'
import { emergenciesPage } from '#app/features/emergency/emergency-pages.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(emergenciesPage)

export default function Emergencies() {
  return <EmergenciesPage view={useLoaderData<typeof loader>()} />
}
