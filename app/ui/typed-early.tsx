import { useLayoutEffect } from 'react'
import type { ReactNode } from 'react'

/** What people typed into long answers before React took the page over. */
export interface TypedEarly {
  giveBack(): void
}

/**
 * Notes what is typed into long answers until React has taken the page over, and then gives it back: on a slow phone
 * that is the first sentence. Taking over, React 18 sets a textarea that came with text back to that text; other fields
 * keep what they hold.
 */
export function typedEarly(): TypedEarly {
  const typed = new Map<HTMLTextAreaElement, string>()
  const note = (area: HTMLTextAreaElement) => typed.set(area, area.value)
  const onInput = ({ target }: Event) => {
    if (target instanceof HTMLTextAreaElement) note(target)
  }
  for (const area of document.querySelectorAll('textarea')) if (area.value !== area.defaultValue) note(area)
  document.addEventListener('input', onInput, true)
  return {
    giveBack() {
      document.removeEventListener('input', onInput, true)
      for (const [area, text] of typed) {
        if (!area.isConnected || area.value === text) continue
        area.value = text
        area.dispatchEvent(new Event('input', { bubbles: true }))
      }
      typed.clear()
    },
  }
}

/** Gives back once all that is inside has been taken over. */
export function KeepTypedEarly({ early, children }: { early: TypedEarly; children: ReactNode }) {
  useLayoutEffect(() => early.giveBack(), [early])
  return children
}
