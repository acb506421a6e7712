import { useCallback, useEffect, useRef, useState } from 'react'
import { Button } from '../button.tsx'
import { Icon } from './icons.tsx'
import { keepNow } from './keep-now.ts'

/** First look soon after the page opens, then just before the session's end, on the server's word. */
const firstLook = 5_000

type State = 'running' | 'warned' | 'hidden' | 'out'

/**
 * Watches how long the session still runs. Shortly before its end drafts are saved and a calm question is asked; at its
 * end the page's content goes away. Also hides the page at a press, for when somebody looks over. Without script the
 * server alone does it: the next thing that is sent is kept as a draft.
 */
export function SessionWatch() {
  const [state, setState] = useState<State>('running')
  const [left, setLeft] = useState(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const dialog = useRef<HTMLDialogElement>(null)

  const look = useCallback(async () => {
    clearTimeout(timer.current)
    const told = await secondsLeft()
    const again = (seconds: number) => {
      timer.current = setTimeout(() => void look(), seconds * 1000)
    }
    if (!told) return again(30)
    if (told.left <= 0) return setState('out')
    if (told.left > told.warn) {
      setState((was) => (was === 'warned' ? 'running' : was))
      return again(told.left - told.warn)
    }
    window.dispatchEvent(new Event(keepNow))
    setLeft(told.left)
    setState((was) => (was === 'hidden' ? was : 'warned'))
    again(Math.min(told.left, 10))
  }, [])

  useEffect(() => {
    timer.current = setTimeout(() => void look(), firstLook)
    const back = () => {
      if (document.visibilityState === 'visible') void look()
    }
    document.addEventListener('visibilitychange', back)
    return () => {
      clearTimeout(timer.current)
      document.removeEventListener('visibilitychange', back)
    }
  }, [look])

  useEffect(() => {
    if (state === 'warned') dialog.current?.showModal()
    else dialog.current?.close()
    document.documentElement.toggleAttribute('data-covered', state === 'hidden' || state === 'out')
  }, [state])

  const stay = async () => {
    await fetch('/session/stay', { method: 'POST', headers: { Accept: 'application/json' } })
    await look()
  }
  return (
    <aside className="session-watch" aria-label="This session">
      <HideButton hide={() => setState('hidden')} />
      <dialog ref={dialog} className="session-dialog" aria-labelledby="session-ends" onCancel={() => void stay()}>
        <h2 id="session-ends">You will be signed out soon</h2>
        <p aria-live="polite">Nothing was done for a while. {leftWords(left)} What you typed is saved as a draft.</p>
        <p className="button-row">
          <Button type="button" onClick={() => void stay()}>
            Stay signed in
          </Button>
          <SignOut />
        </p>
      </dialog>
      {state === 'hidden' ? (
        <div className="cover">
          <h1>This page is hidden</h1>
          <p className="button-row">
            <Button type="button" onClick={() => setState('running')}>
              Show it again
            </Button>
            <SignOut />
          </p>
        </div>
      ) : null}
      {state === 'out' ? (
        <div className="cover" role="alert">
          <h1>Signed out</h1>
          <p>Signed out. What you typed is kept as a draft.</p>
          <p>
            <a className="button button-main" href={`/sign-in?${nextHere()}`}>
              Sign in again
            </a>
          </p>
        </div>
      ) : null}
    </aside>
  )
}

/** Only with script: without it nothing could be shown again. */
function HideButton({ hide }: { hide: () => void }) {
  const [able, setAble] = useState(false)
  useEffect(() => setAble(true), [])
  return able ? (
    <button type="button" className="button button-quiet hide-page" onClick={hide}>
      <Icon name="hide" />
      <span>
        Hide<span className="hide-rest"> this page</span>
      </span>
    </button>
  ) : null
}

const SignOut = () => (
  <button type="submit" className="button button-quiet" form="sign-out-now">
    Sign out
  </button>
)

const nextHere = () => new URLSearchParams({ next: location.pathname + location.search }).toString()

const leftWords = (seconds: number): string =>
  seconds > 60 ? 'Two minutes are left.' : seconds > 20 ? 'Less than a minute is left.' : 'A few seconds are left.'

/** What the server says; undefined where it can't be reached, which is asked again. */
async function secondsLeft(): Promise<{ left: number; warn: number } | undefined> {
  try {
    const answer = await fetch('/session/left', { headers: { Accept: 'application/json' } })
    return answer.ok ? ((await answer.json()) as { left: number; warn: number }) : undefined
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}
