import { useEffect } from 'react'

/** What the title of a page begins with when its form came back. */
export const errorMark = 'Error: '

/** Marks the window's title while something on the page has to be put right. */
export function useErrorTitle(wrong: boolean): void {
  useEffect(() => {
    if (!wrong) return
    if (!document.title.startsWith(errorMark)) document.title = `${errorMark}${document.title}`
    return () => {
      if (document.title.startsWith(errorMark)) document.title = document.title.slice(errorMark.length)
    }
  }, [wrong])
}
