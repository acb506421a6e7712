import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable } from '@remix-run/node'
import type { AppLoadContext, EntryContext, HandleErrorFunction } from '@remix-run/node'
import { RemixServer, isRouteErrorResponse } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { AnswerContext } from './ui/nonce.tsx'

/** How long a page may take to draw before it is given up. */
const drawingTime = 10_000

/** Draws a page. Waits for all of it, so that an error becomes an error page with its own status. */
export default function handleRequest(
  _request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  { nonce, requestId }: AppLoadContext,
): Promise<Response> {
  const { actionData, errors } = remix.staticHandlerContext
  const answer = {
    nonce,
    requestId,
    refused: status >= 400 && !errors && Boolean(actionData),
    failed: errors ? status : undefined,
  }
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <AnswerContext.Provider value={answer}>
        <RemixServer context={remix} url={_request.url} nonce={nonce} abortDelay={drawingTime} />
      </AnswerContext.Provider>,
      {
        nonce,
        onAllReady() {
          clearTimeout(timer)
          headers.set('Content-Type', 'text/html; charset=utf-8')
          const body = new PassThrough()
          resolve(new Response(createReadableStreamFromReadable(body), { status, headers }))
          pipe(body)
        },
        onShellError(error) {
          clearTimeout(timer)
          reject(error instanceof Error ? error : new Error('The page could not be drawn.'))
        },
      },
    )
    const timer = setTimeout(abort, drawingTime)
  })
}

/** Faults of ours go to the operator's log, by name and place, without what anybody typed. Answers that were thrown are no faults. */
export const handleError: HandleErrorFunction = (error, { context, request }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return
  ;(context as AppLoadContext).reportFault(error)
}
