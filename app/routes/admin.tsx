import { useLoaderData } from '@remix-run/react'
import { administrationPage } from '#app/features/administration/administration-page.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Link } from '#app/ui/link.tsx'
import { ProofLines } from '#app/ui/proof-lines.tsx'

export const loader = pageLoader(administrationPage)
export const handle = { title: 'Administration' }

export default function AdministrationPage() {
  const { places, proof, zone, today } = useLoaderData<typeof loader>()
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
      <ProofLines lines={proof} zone={zone} today={today} />
    </>
  )
}
