import { Button } from '#app/ui/button.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Link } from '#app/ui/link.tsx'
import type { CaseRow } from './case-list.query.server.ts'
import { CaseRows } from './case-rows.tsx'
import { SearchForm } from './search-form.tsx'

interface Found {
  rows: readonly CaseRow[]
  count: string
  one: boolean
  older: string | null
  zone: string
  today: string
  words: string
}

/** What a search found, or why it was refused. */
export function SearchPage({ found, words, error }: { found?: Found; words?: string; error?: string }) {
  return (
    <>
      <PageHead>Search cases</PageHead>
      <SearchForm words={found?.words ?? words} error={error} />
      {found ? (
        <>
          <p className="quiet" role="status">
            {found.count} {found.one ? 'case' : 'cases'} found
          </p>
          <CaseRows {...found} empty="Nothing found. Try the number, or the first letters of the name." />
          {found.older ? (
            <form method="post" action="/cases/search">
              <input type="hidden" name="words" value={found.words} />
              <input type="hidden" name="after" value={found.older} />
              <Button kind="second">Next page</Button>
            </form>
          ) : null}
        </>
      ) : null}
      <p>
        <Link to="/cases">All cases</Link>
      </p>
    </>
  )
}
