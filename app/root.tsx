import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  isRouteErrorResponse,
  useLocation,
  useMatches,
  useRouteError,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import { errorMark } from './ui/error-title.ts'
import { ErrorPage, errorHeading } from './ui/frame/error-page.tsx'
import { PlainFrame } from './ui/frame/plain-frame.tsx'
import { useAnswer } from './ui/nonce.tsx'
import { pageTitle } from './ui/title.ts'
import './styles/app.css'

/** The document around every page: its title, its scripts under this answer's nonce, and where focus goes. */
export function Layout({ children }: { children: ReactNode }) {
  const { nonce, refused, failed, title: drawn } = useAnswer()
  const error = useRouteError()
  const { key } = useLocation()
  const [first] = useState(key)
  const status = error ? statusOf(error) : failed
  const said = pageTitle(useMatches(), status === undefined ? undefined : errorHeading(status))
  // Only the server knows all that became of the first page; those that follow without a reload say it themselves.
  const title = drawn !== undefined && first === key ? drawn : refused ? `${errorMark}${said}` : said
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <Arrival title={title} />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary() {
  return (
    <PlainFrame>
      <RouteError />
    </PlainFrame>
  )
}

/** What went wrong on the way to a page. */
function RouteError() {
  const error = useRouteError()
  const { requestId } = useAnswer()
  const told = (isRouteErrorResponse(error) ? error.data : undefined) as
    { message?: string; requestId?: string } | undefined
  return <ErrorPage status={statusOf(error)} message={told?.message} requestId={told?.requestId ?? requestId} />
}

const statusOf = (error: unknown): number => (isRouteErrorResponse(error) ? error.status : 500)

/** After a change of page without a reload: focus goes to the heading, and the title is spoken. */
function Arrival({ title }: { title: string }) {
  const { pathname } = useLocation()
  const came = useRef(pathname)
  const spoken = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (came.current === pathname) return
    came.current = pathname
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
    if (spoken.current) spoken.current.textContent = title
  }, [pathname, title])
  return <p className="visually-hidden" role="status" ref={spoken} />
}
