import { useActionData, useLocation, useRevalidator } from '@remix-run/react'
import { useEffect, useState } from 'react'
import type { FormAnswer } from '#app/ui/form/answer.ts'

/**
 * What the sent form was answered with. A refused post loads nothing anew by itself; where something arrived meanwhile
 * the page is loaded again, which would take the answer away: it is kept until the person goes elsewhere. `fresh`: the
 * page shows what is on record since.
 */
export function useAnswer(): { answer: FormAnswer | undefined; fresh: boolean } {
  const sent = useActionData() as FormAnswer | { found: unknown } | undefined
  const given = sent && 'refused' in sent ? sent : undefined
  const { key } = useLocation()
  const { revalidate, state } = useRevalidator()
  const [kept, keep] = useState<{ key: string; answer: FormAnswer }>()
  // An answer that came with the document came with a page loaded after it.
  const [loadedFor, load] = useState(given)
  if (given && kept?.answer !== given) keep({ key, answer: given })
  const answer = given ?? (kept?.key === key ? kept.answer : undefined)
  useEffect(() => {
    const outdated = answer?.refused === 'stale' || answer?.refused === 'sent before'
    if (!outdated || loadedFor === answer) return
    load(answer)
    revalidate()
  }, [answer, loadedFor, revalidate])
  return { answer, fresh: loadedFor === answer && state === 'idle' }
}
