import { useActionData } from '@remix-run/react'
import { ErrorPage } from './error-page.tsx'
import { PlainFrame } from './plain-frame.tsx'

/** What a form without a page of its own answers where it was refused: why, calmly. */
export function FormOnlyPage() {
  const { refused, message } = useActionData<{ refused?: string; message?: string }>() ?? {}
  return <ErrorPage status={refused === 'input' ? 422 : 409} message={message} />
}

/** The same outside the frame of somebody who is signed in. */
export const FormOnlyPlainPage = () => (
  <PlainFrame>
    <FormOnlyPage />
  </PlainFrame>
)
