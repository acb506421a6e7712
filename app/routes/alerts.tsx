import { useLoaderData } from '@remix-run/react'
import { AlertsPage } from '#app/features/alerts/alerts-page.tsx'
import { alerts } from '#app/features/alerts/alerts.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(alerts)

export default function Alerts() {
  return <AlertsPage view={useLoaderData<typeof loader>()} />
}
