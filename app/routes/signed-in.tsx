import {
  Outlet,
  isRouteErrorResponse,
  useLoaderData,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { frame } from '#app/features/frame/frame.query.server.ts'
import { NewBrowsers } from '#app/features/frame/new-browser.tsx'
import { NothingSaved } from '#app/features/frame/nothing-saved.tsx'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { ErrorPage } from '#app/ui/frame/error-page.tsx'
import { Frame } from '#app/ui/frame/frame.tsx'
import { navAt } from '#app/ui/frame/nav-at.ts'
import { PlainFrame } from '#app/ui/frame/plain-frame.tsx'

export const loader = pageLoader(frame)

/** The frame changes with the person, and a person comes with a new document. */
export const shouldRevalidate = () => false

export default function SignedIn() {
  return (
    <Around view={useLoaderData<typeof loader>()}>
      <Outlet />
    </Around>
  )
}

function Around({ view, children }: { view: ReturnType<typeof useLoaderData<typeof loader>>; children: ReactNode }) {
  const { pathname } = useLocation()
  const nav = navAt(view.nav, pathname)
  return (
    <Frame district={view.district} demo={view.demo} nav={nav} person={view.person} foot={view.foot}>
      {view.behind ? <NothingSaved /> : null}
      {pathname === '/work' || pathname === '/account' ? <NewBrowsers news={view.news} /> : null}
      {children}
    </Frame>
  )
}

/** A page that went wrong keeps its rail, where the frame itself could be loaded. */
export function ErrorBoundary() {
  const error = useRouteError()
  const view = useRouteLoaderData<typeof loader>('routes/signed-in')
  const told = (isRouteErrorResponse(error) ? error.data : undefined) as
    { message?: string; requestId?: string } | undefined
  const page = (
    <ErrorPage
      status={isRouteErrorResponse(error) ? error.status : 500}
      message={told?.message}
      requestId={told?.requestId}
    />
  )
  return view ? <Around view={view}>{page}</Around> : <PlainFrame>{page}</PlainFrame>
}
