import { Button } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { useErrorTitle } from '#app/ui/error-title.ts'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Link } from '#app/ui/link.tsx'
import { Form } from '@remix-run/react'

export interface PeopleFound {
  words: string
  people: readonly { id: string; name: string; about: string }[]
  more: boolean
}

interface Page {
  title: string
  lead?: string
  found?: PeopleFound
  /** What was typed, where it was refused. */
  words?: string
  error?: string
  hrefOf(personId: string): string
}

/** A search for people. The words are posted, so that no name stands in an address. */
export function FindPeoplePage({ title, lead, found, words, error, hrefOf }: Page) {
  useErrorTitle(Boolean(error))
  return (
    <>
      <PageHead lead={lead}>{title}</PageHead>
      <Form method="post" className="entry-form">
        <div className="field" data-error={error ? '' : undefined}>
          <label htmlFor="words">Name or student number</label>
          {error ? (
            <p className="field-error" id="words-error">
              <span className="visually-hidden">Error: </span>
              {error}
            </p>
          ) : null}
          <input
            id="words"
            name="words"
            className="input"
            autoComplete="off"
            defaultValue={found?.words ?? words ?? ''}
            aria-describedby={error ? 'words-error' : undefined}
            aria-invalid={error ? true : undefined}
          />
        </div>
        <Button>Search</Button>
      </Form>
      {found ? <Results found={found} hrefOf={hrefOf} /> : null}
    </>
  )
}

function Results({ found, hrefOf }: { found: PeopleFound; hrefOf: Page['hrefOf'] }) {
  if (found.people.length === 0) {
    return (
      <Empty heading="Nobody found.">
        Try a part of the name, another spelling, or the student number. Staff are not on the roster: where a form asks,
        write the name.
      </Empty>
    )
  }
  return (
    <section aria-labelledby="found">
      <h2 id="found">Found</h2>
      <ul className="plain-list people-found">
        {found.people.map(({ id, name, about }) => (
          <li key={id}>
            <Link to={hrefOf(id)}>{name}</Link> {about}
          </li>
        ))}
      </ul>
      {found.more ? <p>There are more. Add a word to find the right one.</p> : null}
    </section>
  )
}
