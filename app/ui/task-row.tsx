import { useId } from 'react'
import type { ReactNode } from 'react'
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
        <form method="post" action={action} className="not-done-form">
          {fields.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <label className="field">
            What happened instead?
            <textarea className="input" name="instead" rows={2} required />
          </label>
          <button className="button button-main" name="result" value="not-done">
            Save
          </button>
        </form>
      </details>
    </>
  )
}
