import type { LoaderFunctionArgs } from '@remix-run/node'
import type { Query } from '../gates/query.ts'
import { StepUpNeeded } from '../gates/errors.ts'
import { askingOf, toConfirm, toSignIn } from './asking.server.ts'
import { refusalPage } from './page-loader.server.ts'
import type { LoaderOptions, Readable } from './page-loader.server.ts'
import { searchToObject } from './form-body.server.ts'

/** What a query that is downloaded gives: a file's name and kind, and its bytes as they come. */
export interface Download {
  name: string
  mediaType: string
  size?: number
  bytes: AsyncIterable<Uint8Array> | string
}

/**
 * A file that leaves through a query: always an attachment, never rendered by the browser inside Offramp, never kept in a
 * cache. The view is on record before the first byte.
 */
export function download(query: Readable<Download>, options: LoaderOptions = {}) {
  return async (args: LoaderFunctionArgs): Promise<Response> => {
    const asking = askingOf(args.context, args.request)
    if (!asking) throw toSignIn(args.request)
    try {
      const input = { ...searchToObject(args.request.url), ...options.input?.(args), ...args.params }
      const file = await args.context.runtime.ask(query as Query<never, never, never, Download>, input, asking)
      return fileResponse(file)
    } catch (error) {
      if (StepUpNeeded.is(error)) throw toConfirm(args.request)
      throw await refusalPage(error, args.context)
    }
  }
}

function fileResponse({ name, mediaType, size, bytes }: Download): Response {
  const body = typeof bytes === 'string' ? bytes : streamOf(bytes)
  return new Response(body, {
    headers: {
      // Text is taken only where it is UTF-8; without the word a program guesses.
      'Content-Type': mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType,
      ...(size === undefined ? {} : { 'Content-Length': String(size) }),
      'Content-Disposition': attachment(name),
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'same-origin',
    },
  })
}

/** RFC 6266: a plain name for everybody, and the real one in UTF-8. */
export function attachment(name: string): string {
  const plain = name.normalize('NFKD').replace(/[^\x20-\x7e]|["\\%;]/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

function streamOf(pieces: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const from = pieces[Symbol.asyncIterator]()
  return new ReadableStream({
    pull: async (controller) => {
      const next = await from.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    cancel: async () => void (await from.return?.()),
  })
}
