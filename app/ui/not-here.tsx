import { LinkButton } from './button.tsx'
import { Notice } from './notice.tsx'

/** In place of a form: why it can't be filled in here, and the way to where that is changed. */
export function NotHere({
  at,
  heading,
  todo,
  way,
}: {
  /** The address that the way starts from. */
  at: string
  heading: string
  todo: string
  way: { label: string; place: string }
}) {
  return (
    <>
      <Notice heading={heading}>{todo}</Notice>
      <p className="button-row">
        <LinkButton to={`${at}/${way.place}`}>{way.label}</LinkButton>
      </p>
    </>
  )
}
