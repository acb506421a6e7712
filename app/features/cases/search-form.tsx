import { Button } from '#app/ui/button.tsx'
import { useErrorTitle } from '#app/ui/error-title.ts'

/** Number or name. Posted, so that no name stands in an address or in the browser's history. */
export function SearchForm({ words, error }: { words?: string; error?: string }) {
  useErrorTitle(Boolean(error))
  return (
    <form method="post" action="/cases/search" role="search" className="filter-form">
      <div className="field" data-error={error ? '' : undefined}>
        <label htmlFor="words">Number or student’s name</label>
        {error ? (
          <p className="field-error" id="words-error">
            <span className="visually-hidden">Error: </span>
            {error}
          </p>
        ) : null}
        <input
          className="input"
          type="search"
          id="words"
          name="words"
          defaultValue={words}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={error ? 'words-error' : undefined}
          aria-invalid={error ? true : undefined}
        />
      </div>
      <Button kind="second">Search</Button>
    </form>
  )
}
