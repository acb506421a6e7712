import { useLoaderData } from '@remix-run/react'
import { oddLooksPage } from '#app/features/looks/odd-looks.query.server.ts'
import { OddLooks, OddLooksFilter } from '#app/features/looks/odd-looks-view.tsx'
import { filterLoader } from '#app/http/filter-loader.server.ts'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Link } from '#app/ui/link.tsx'

export const loader = filterLoader(oddLooksPage)
export const handle = { title: 'Looks worth asking about' }

export default function OddLooksRoute() {
  const view = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead lead="Nothing here says that somebody did wrong. Ask what it was for: there is often a good answer.">
        Looks worth asking about
      </PageHead>
      <OddLooksFilter view={view} refused={view.refused} />
      <OddLooks view={view} />
      <p>
        <Link to="/audit">The whole audit log</Link>
      </p>
    </>
  )
}
