import type { Auth, Visitor } from '../auth/auth.server.ts'
import type { NewId } from '../domain/ids.ts'
import type { Runtime } from '../gates/runtime.ts'

/** What the outer door hands to every loader and action of one request. */
export interface Door {
  runtime: Runtime
  auth: Auth
  /** Who asks, found once a request. */
  visitor: Visitor
  requestId: string
  newId: NewId
  /** For script and style tags of this answer; the entry puts it into what it renders. */
  nonce: string
  /** Short hash of where the request came from, for throttling. Never an address. */
  network: string
  /** "Sign in as …" may be offered: a demo district, on this computer or on purpose. */
  demoSignIn: boolean
  /** Comes back when a 404 for want of a right may leave: all of them take as long (`hold-refusal`). */
  holdRefusal(): Promise<void>
  /** Says in the answer's head in how many minutes what was asked for goes on. */
  goesOnIn(minutes: number): void
  /** Puts a fault of ours on the operator's log, without its words. */
  reportFault(error: unknown): void
}

declare module '@remix-run/server-runtime' {
  // Remix reads the type of `context` from this interface.
  interface AppLoadContext extends Door {}
}
