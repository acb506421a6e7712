import type { IncomingMessage, Server } from 'node:http'

/** How long a browser may take. Measured against slow senders: with these, a thousand of them hold no connection (threats.md 5.2). */
export const timeouts = {
  headMs: 5_000,
  formMs: 10_000,
  /** An upload may take long, but must keep coming: so many bytes in each span. */
  uploadSpanMs: 10_000,
  uploadBytesInSpan: 8 * 1024,
  uploadMs: 15 * 60_000,
  checkMs: 1_000,
  keepAliveMs: 5_000,
  stopMs: 10_000,
  mostConnections: 2_000,
} as const

/** Options for the HTTP server. A body's own time is kept by `keepBodyTime`, because uploads may take longer than forms. */
export const serverOptions = {
  headersTimeout: timeouts.headMs,
  requestTimeout: timeouts.uploadMs,
  connectionsCheckingInterval: timeouts.checkMs,
  keepAliveTimeout: timeouts.keepAliveMs,
  maxHeaderSize: 16 * 1024,
} as const

export type BodyTimes = Record<'formMs' | 'uploadSpanMs' | 'uploadBytesInSpan', number>

/** Closes connections whose body does not arrive in its time. */
export function keepBodyTime(server: Server, limits: BodyTimes = timeouts) {
  server.maxConnections = timeouts.mostConnections
  server.on('request', (request: IncomingMessage) => {
    if (!hasBody(request)) return
    const stop = isUpload(request) ? watchUpload(request, limits) : watchForm(request, limits)
    request.once('end', stop)
    request.once('close', stop)
  })
}

const hasBody = ({ headers }: IncomingMessage) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
const isUpload = ({ headers }: IncomingMessage) => /^multipart\/form-data/i.test(headers['content-type'] ?? '')

function watchForm(request: IncomingMessage, limits: BodyTimes) {
  const timer = setTimeout(() => request.socket.destroy(), limits.formMs)
  return () => clearTimeout(timer)
}

function watchUpload(request: IncomingMessage, limits: BodyTimes) {
  let before = request.socket.bytesRead
  const timer = setInterval(() => {
    const now = request.socket.bytesRead
    // A paused request is waiting for us, not for its sender.
    if (now - before < limits.uploadBytesInSpan && !request.isPaused() && request.readableLength === 0)
      request.socket.destroy()
    before = now
  }, limits.uploadSpanMs)
  return () => clearInterval(timer)
}
