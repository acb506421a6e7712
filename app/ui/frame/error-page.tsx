import { useEffect } from 'react'

interface Wrong {
  status: number
  /** A calm sentence from the server; our own words stand in where there is none. */
  message?: string
  /** The number to give when asking for help. */
  requestId?: string
}

const words: Readonly<Record<number, { heading: string; text: string }>> = {
  400: { heading: 'This could not be read', text: 'Go back, reload the page and try again.' },
  403: { heading: 'This page isn’t open to you', text: 'If you think you should see it, ask your team chair.' },
  404: { heading: 'We can’t find this page', text: 'If you think you should see it, ask your team chair.' },
  409: { heading: 'Something changed meanwhile', text: 'Nothing was saved. Go back, reload the page and look again.' },
  413: { heading: 'That is more than this page takes', text: 'Go back and send less, or a smaller file.' },
  422: { heading: 'Something has to be put right', text: 'Nothing was saved. Go back and check what you typed.' },
  429: { heading: 'This pauses for a while', text: 'Wait a quarter of an hour, then go on.' },
  503: { heading: 'Too many people are here right now', text: 'Wait a moment, then try again.' },
}
const ours = {
  heading: 'Something went wrong here',
  text: 'The fault is ours. What you sent may not be saved: go back and try again.',
}

/** What the page is called when it could not be shown. */
export const errorHeading = (status: number): string => (words[status] ?? ours).heading

/** What is said when a page can't be shown. The same words for what doesn't exist and what isn't theirs. */
export function ErrorPage({ status, message, requestId }: Wrong) {
  const { heading, text } = words[status] ?? ours
  useEffect(() => {
    document.title = `${heading} · Offramp`
  }, [heading])
  // The words for 404 are fixed: a page that says more would tell that something is there.
  const said = status === 404 || !message ? text : message
  return (
    <div className="error-page">
      <h1 tabIndex={-1}>{heading}</h1>
      <p>{said}</p>
      {status === 404 || status === 403 ? (
        <p>
          <a href="/why-not">Why can’t I see this?</a>
        </p>
      ) : null}
      <p>
        <a href="/work">Go to My work</a>
      </p>
      {requestId ? <p className="quiet">If you ask for help, give this number: {requestId}</p> : null}
    </div>
  )
}
