import { useLoaderData } from '@remix-run/react'
import { administrationPage } from '#app/features/administration/administration-page.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Link } from '#app/ui/link.tsx'

export const loader = pageLoader(administrationPage)
export const handle = { title: 'Administration' }

export default function AdministrationPage() {
  const { places } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead lead="Whoever runs the system sees no case.">Administration</PageHead>
      <ul className="plain-list">
        {places.map((place) => (
          <li key={place.to}>
            <Link to={place.to}>{place.label}</Link>
            <p className="quiet">{place.about}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
