import type { Answers } from './forms.ts'

/**
 * Pages that one person opens. A parameter is written as it stands in the address, or begins with `$`: the name of
 * something that the demo made (`$inquiry:talk`), or the newest entry of a kind (`$managing:case/check-in`).
 */
export interface Visit {
  who?: string
  params?: Readonly<Record<string, string>>
  /** A form that is sent first, such as the one that opens a case for a short time. */
  first?: { page: string; answers: Answers; button: string }
  pages: readonly string[]
}
export interface Tour {
  name: string
  visits: readonly Visit[]
}
