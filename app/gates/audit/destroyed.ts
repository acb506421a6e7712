import { nothing } from './leaf.ts'
import type { Change, Leaf } from './leaf.ts'
import type { Finding } from './verify-log.server.ts'

/* What was destroyed lawfully, as docs/audit-format.md says it ("What was destroyed"). Pure. */

/** The one act that may end entries, their parts, sealed parts and the texts of events. */
export const expungeAct = 'governance.expunge'

/** What stands in the place of an event's text that was destroyed: exactly these bytes. */
export const redactedText = (hash: string): string => `{"redacted":true,"h":"${hash}"}`

/** The hash that a destroyed text keeps, or undefined for any other text. */
export const redactedHash = (body: string): string | undefined =>
  /^\{"redacted":true,"h":"([0-9a-f]{64})"\}$/.exec(body)?.[1]

/** Whether a change of an expunging event is about the log itself, and no record's. */
export const isOfLog = (act: string, { t }: Pick<Change, 't'>): boolean =>
  act === expungeAct && (t === 'leaf' || t === 'sealed')

/** What a walk through the log met that is gone, and what events say was destroyed. */
export interface Gone {
  /** A text or a sealed part of the log that is not there; `b` is what an event must say of it. */
  missing(t: 'leaf' | 'sealed', seq: number, b: string, what: string): void
  /** Takes up what an event says was destroyed. */
  says(leaf: Leaf): void
  /** The first thing that is gone without an event that says so with that very hash or commitment. */
  finding(): Finding | undefined
}

/** Begins without anything gone. */
export function nothingGone(): Gone {
  const gone = new Map<string, Finding & { seq: number; b: string }>()
  const said = new Map<string, string>()
  return {
    missing: (t, seq, b, what) => void gone.set(`${t} ${seq}`, { seq, b, what }),
    says: ({ act, st = [] }) => {
      for (const change of st)
        if (isOfLog(act, change) && change.a === nothing) said.set(`${change.t} ${change.id}`, change.b)
    },
    finding: () => {
      const unsaid = [...gone].filter(([key, { b }]) => said.get(key) !== b).map(([, one]) => one)
      const [first] = unsaid.sort((one, other) => one.seq - other.seq)
      return first && { seq: first.seq, what: first.what }
    },
  }
}
