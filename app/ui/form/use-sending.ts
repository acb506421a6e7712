import { useNavigation, useSubmit } from '@remix-run/react'
import { useCallback } from 'react'

/** Sends a form without a new document, and says whether one is under way. */
export function useSending() {
  const submit = useSubmit()
  const busy = useNavigation().state === 'submitting'
  const send = useCallback(
    (form: HTMLFormElement, submitter: HTMLElement | null) => submit((submitter as HTMLButtonElement | null) ?? form),
    [submit],
  )
  return { send, busy }
}
