import { useId, useRef, useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { Link } from './link.tsx'

/** Things to do under one heading, such as "Overdue". Left out by the caller where there are none. */
export function TaskList({ heading, children }: { heading: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className="task-section" aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <ul className="task-list">{children}</ul>
    </section>
  )
}

interface TaskShown {
  to: string
  /** The verb first: "Confirm the triage". */
  what: string
  /** "RA-27-0044 · Caleb S. · Sutter Ridge" */
  about: string
  /** The due date and the reason, as the caller words them. */
  children?: ReactNode
  /** Buttons beside the row, such as Done and Not done. */
  actions?: ReactNode
}

/** One thing to do: the whole row is the link; its buttons stand apart from it. */
export function TaskRow({ to, what, about, children, actions }: TaskShown) {
  return (
    <li className="task-row">
      <div className="task-main">
        <p className="task-what">
          <Link to={to} className="task-link">
            {what}
          </Link>
        </p>
        <p className="quiet">{about}</p>
        {children ? <p className="task-due">{children}</p> : null}
      </div>
      {actions ? <div className="task-actions">{actions}</div> : null}
    </li>
  )
}

interface CheckInShown {
  /** Where the answer is posted. */
  action: string
  token: string
  /** Fields that name the check-in. */
  hidden: Readonly<Record<string, string>>
  /** What is checked, for the names of the buttons. */
  what: string
}

/** Done, or not done and what happened instead. One tap; the second answer asks its question first. */
export function CheckInButtons({ action, token, hidden, what }: CheckInShown) {
  const fields = Object.entries({ ...hidden, _token: token })
  return (
    <>
      <form method="post" action={action}>
        {fields.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button className="button button-second" name="result" value="done" aria-label={`Done: ${what}`}>
          Done
        </button>
      </form>
      <details className="not-done">
        <summary className="button button-second" aria-label={`Not done: ${what}`}>
          Not done
        </summary>
        <NotDone action={action} fields={fields} />
      </details>
    </>
  )
}

/** What the question says that was left empty: as whoever takes the answer says it. */
export const saysInstead = 'Say what happened instead.'

/** Asks what happened instead. Left empty it is told beside the question: here with script, without it by the server. */
function NotDone({ action, fields }: { action: string; fields: readonly (readonly [string, string])[] }) {
  const id = useId()
  const asked = useRef<HTMLTextAreaElement>(null)
  const [empty, setEmpty] = useState(false)
  const onSubmit = (event: FormEvent) => {
    if (asked.current?.value.trim()) return
    event.preventDefault()
    setEmpty(true)
    asked.current?.focus()
  }
  return (
    <form method="post" action={action} className="not-done-form" noValidate onSubmit={onSubmit}>
      {fields.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="field" data-error={empty ? '' : undefined}>
        <label htmlFor={id}>What happened instead?</label>
        {empty ? (
          <p className="field-error" id={`${id}-error`}>
            <span className="visually-hidden">Error: </span>
            {saysInstead}
          </p>
        ) : null}
        <textarea
          ref={asked}
          id={id}
          className="input"
          name="instead"
          rows={2}
          aria-invalid={empty ? true : undefined}
          aria-describedby={empty ? `${id}-error` : undefined}
          onChange={() => setEmpty(false)}
        />
      </div>
      <button className="button button-main" name="result" value="not-done">
        Save
      </button>
    </form>
  )
}
