import { useLayoutEffect } from 'react'
import type { ReactNode } from 'react'

const typed = new Map<HTMLTextAreaElement, string>()
const note = (area: HTMLTextAreaElement) => typed.set(area, area.value)
const onInput = ({ target }: Event) => {
  if (target instanceof HTMLTextAreaElement) note(target)
}

/** Notes what is typed into long answers until React has taken the page over. Call it first. */
export function noteTypedEarly(): void {
  for (const area of document.querySelectorAll('textarea')) if (area.value !== area.defaultValue) note(area)
  document.addEventListener('input', onInput, true)
}

/**
 * Gives long answers back what was typed before React took the page over: on a slow phone that is the first sentence.
 * Taking over, React 18 sets a textarea that came with text back to that text; other fields keep what they hold.
 */
export function KeepTypedEarly({ children }: { children: ReactNode }) {
  useLayoutEffect(() => {
    document.removeEventListener('input', onInput, true)
    for (const [area, text] of typed) {
      if (!area.isConnected || area.value === text) continue
      area.value = text
      area.dispatchEvent(new Event('input', { bubbles: true }))
    }
    typed.clear()
  }, [])
  return children
}
