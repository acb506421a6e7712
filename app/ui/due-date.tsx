import { dayText, instantText } from './when.ts'

interface Due {
  on?: string | null
  at?: string | null
  zone: string
  today: string
  overdue: boolean
}

/** When something is due: the date in bold, and the word "Overdue" where it is. The only red there is. */
export function DueDate({ on, at, zone, today, overdue }: Due) {
  const text = at ? instantText(at, zone, today) : on ? dayText(on, today) : null
  if (!text) return null
  return (
    <span className={overdue ? 'due due-late' : 'due'}>
      {overdue ? <span className="late-word">Overdue</span> : <span className="due-word">Due</span>}{' '}
      <time dateTime={at ?? on ?? undefined}>{text}</time>
    </span>
  )
}
