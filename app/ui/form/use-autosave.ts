import { useCallback, useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { DraftShown } from './design.ts'
import { formToText } from './form-data.ts'
import { keepNow } from '../frame/keep-now.ts'

export interface Autosave {
  /** Where drafts are posted: `/drafts`. */
  url: string
  /** The form's id and the case it is for. */
  form: string
  caseId?: string
  /** The district's zone, for the time on the save line. */
  zone: string
}

/** What the server knows of what was typed. `saved` only on its word. */
export type SaveState =
  | { kind: 'untouched' }
  | { kind: 'unsaved' }
  | { kind: 'saved'; at: string }
  | { kind: 'elsewhere' }
  | { kind: 'too many' }

/** How `POST /drafts` answers: the draft as it now stands. A higher `rev` than the one sent: it was changed elsewhere. */
export interface DraftAnswer {
  id: string
  rev: number
  savedAt: string
}

const idle = 2000

/**
 * Keeps a draft: two seconds after the last key, when a field is left, and when the page is put away. A form that was
 * only looked at leaves none. A draft that was changed elsewhere meanwhile is not overwritten; the text stays on this
 * page.
 */
export function useAutosave(
  form: RefObject<HTMLFormElement | null>,
  options: Autosave | undefined,
  draft: DraftShown | undefined,
) {
  const [state, setState] = useState<SaveState>(draft ? { kind: 'saved', at: draft.savedAt } : { kind: 'untouched' })
  const [draftId, setDraftId] = useState(draft?.id)
  const known = useRef({
    rev: draft?.rev ?? 0,
    sent: '',
    touched: false,
    stopped: false,
    running: null as Promise<unknown> | null,
  })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const save = useCallback(
    async (leaving = false) => {
      const at = known.current
      if (!options || !form.current || !at.touched || at.stopped || (at.running && !leaving)) return
      const body = formToText(new FormData(form.current))
      if (body === at.sent) return
      const rev = at.rev + 1
      const fields = new URLSearchParams({ form: options.form, caseId: options.caseId ?? '', rev: String(rev), body })
      const running = post(options.url, fields, leaving)
      at.running = running
      const answer = await running
      at.running = null
      if (at.stopped) return
      if (answer === 'too many') setState({ kind: 'too many' })
      else if (answer && answer.rev > rev) {
        at.stopped = true
        setState({ kind: 'elsewhere' })
      } else if (answer) {
        at.rev = answer.rev
        at.sent = body
        setDraftId(answer.id)
        const unchanged = form.current && formToText(new FormData(form.current)) === body
        setState(unchanged ? { kind: 'saved', at: answer.savedAt } : { kind: 'unsaved' })
      } else setState({ kind: 'unsaved' })
    },
    [form, options],
  )

  useEffect(() => {
    if (!options) return
    const at = known.current
    if (form.current) at.sent = formToText(new FormData(form.current))
    const hide = () => {
      if (document.visibilityState === 'hidden') void save(true)
    }
    const keep = () => void save()
    document.addEventListener('visibilitychange', hide)
    window.addEventListener(keepNow, keep)
    return () => {
      clearTimeout(timer.current)
      document.removeEventListener('visibilitychange', hide)
      window.removeEventListener(keepNow, keep)
    }
  }, [form, options, save])

  const changed = useCallback(() => {
    if (!options || known.current.stopped) return
    known.current.touched = true
    setState({ kind: 'unsaved' })
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(), idle)
  }, [options, save])

  const left = useCallback(() => void save(), [save])
  /** Before the form itself is posted: waits for a draft that is under way, so that the post can name and end it. */
  const settle = useCallback(async () => {
    clearTimeout(timer.current)
    if (!known.current.running) return
    await known.current.running
    await new Promise((resolve) => setTimeout(resolve))
  }, [])
  return { state, draftId, changed, left, settle }
}

async function post(
  url: string,
  fields: URLSearchParams,
  keepalive: boolean,
): Promise<DraftAnswer | 'too many' | undefined> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body: fields,
      keepalive,
      headers: { Accept: 'application/json' },
    })
    if (answer.status === 409) return 'too many'
    return answer.ok ? ((await answer.json()) as DraftAnswer) : undefined
  } catch (error) {
    // Offline: the line goes on saying that nothing is saved yet, and the next change tries again.
    if (error instanceof TypeError) return undefined
    throw error
  }
}
