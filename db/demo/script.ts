/**
 * One story of the demo, told as the commands that people gave. Times are local to the district and of the school year
 * 2026-27; the player shifts them by whole weeks. In inputs, `@2026-09-15` is a day that is shifted too, and `$name` is
 * the id of something made before: a person (`$leo`), a user (`$U17`), a school (`$ACE`), the story's own folder
 * (`$case`), or what an earlier event of the story was kept as (`$firstCall`, `$plan.actionId`).
 */
export interface Script {
  id: string
  /** `year`: shifted by whole multiples of 52 weeks. `week`: by whole weeks, so that the story ends this week. `day`: it ends today or yesterday. */
  align: 'year' | 'week' | 'day'
  events: readonly ScriptEvent[]
}

export interface ScriptEvent {
  /** `2026-09-15 10:22` */
  at: string
  who: string
  /** Name of a command: `recordContact`. */
  run: string
  input: Readonly<Record<string, unknown>>
  /** Keeps the result's ids under this name. */
  as?: string
  /** Whoever sends it read the preview first: it carries the hash of what was shown. */
  previewed?: true
  /** Pictures and papers sent with the form: put where the input says `$file:<name>`. */
  files?: readonly { name: string; of: string }[]
}
