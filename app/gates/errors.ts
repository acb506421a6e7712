import type { z } from 'zod'
import { inputWords } from '../domain/input-words.ts'
import type { Paced } from '../policy/pace.ts'

/*
 * The server and the pages' bundle each hold a copy of this module, so that `instanceof` fails between them.
 * Whoever catches asks `NotPermitted.is(error)`, which goes by name.
 */
const named = (error: unknown, name: string): boolean => error instanceof Error && error.name === name

export type Offers = Readonly<Record<string, readonly { value: string; label: string; hint?: string }[]>>

/** People whom a search showed: their ids, and the words by which they were found. */
export interface Found {
  ids: readonly string[]
  terms: string
}

/** A refused right: the rule, and the folder that it is about. */
export interface Refusal {
  rule: string
  caseId?: string
}

/** A refused form: what is wrong, by field, and what was typed. Answered 422. */
export class InputRefused extends Error {
  override readonly name = 'InputRefused'
  static is = (error: unknown): error is InputRefused => named(error, 'InputRefused')
  constructor(
    readonly errors: Readonly<Record<string, string>>,
    readonly values: unknown,
    /** Answers that the person can choose from to put it right, by field: students of similar names. */
    readonly offers?: Offers,
    /** Others on the roster whom the answer names, found by what was typed: recorded like a search before it is shown. */
    readonly found?: Found,
    /** A right that was asked for and is not there, told beside a field: recorded as a refusal. */
    readonly refusal?: Refusal,
  ) {
    super('The form has something to put right.')
  }

  /**
   * What was sent, read by a schema. Throws `InputRefused` with a message for each field, such as `weapons.0.type`, in our
   * words. `typed` is what comes back with the form, where that is not all of it.
   */
  static reading<I extends z.ZodType>(schema: I, sent: unknown, typed: unknown = sent): z.output<I> {
    const read = schema.safeParse(sent, { error: inputWords })
    if (read.success) return read.data
    throw InputRefused.of(read.error, typed)
  }

  private static of(error: z.ZodError, values: unknown): InputRefused {
    const errors: Record<string, string> = {}
    for (const issue of error.issues) {
      const path = issue.path.join('.')
      errors[path] ??= issue.message
    }
    return new InputRefused(errors, values)
  }
}

/** Not this person's to do or to see. Answered 404, or 403 where existence is no secret. The rule goes to the audit only. */
export class NotPermitted extends Error {
  override readonly name = 'NotPermitted'
  static is = (error: unknown): error is NotPermitted => named(error, 'NotPermitted')
  constructor(
    readonly rule: string,
    readonly status: 403 | 404 = 404,
  ) {
    super('We can’t find this page.')
  }
}

/** Theirs to do once they have shown a second factor again. Answered with the page where they do; the input is kept. */
export class StepUpNeeded extends Error {
  override readonly name = 'StepUpNeeded'
  static is = (error: unknown): error is StepUpNeeded => named(error, 'StepUpNeeded')
  constructor() {
    super('Confirm that it is you first.')
  }
}

/** More than anybody's work takes within a while. Answered 429: what happened, and in how many minutes it goes on. */
export class TooOften extends Error {
  override readonly name = 'TooOften'
  static is = (error: unknown): error is TooOften => named(error, 'TooOften')
  constructor(
    readonly what: Paced,
    readonly minutes: number,
  ) {
    super(tooOftenWords[what](minutes === 1 ? 'a minute' : `${minutes} minutes`))
  }
}
const tooOftenWords: Readonly<Record<Paced, (wait: string) => string>> = {
  searches: (wait) =>
    `You searched very often just now, so searching pauses. It goes on in ${wait}. Your own cases and reports stay open.`,
  looks: (wait) =>
    `You opened a great many pages just now, so they pause. They go on in ${wait}. Your own cases stay open, and so does every case with danger in it.`,
  reports: (wait) =>
    `You sent a great many reports just now, so this one was not sent. It can be sent in ${wait}. If somebody is in danger now, say so in the form: then it goes at once.`,
}

/** Nothing can be put on record just now, so nothing is changed, printed or taken out. Answered 503; the input is kept. */
export class NotRecorded extends Error {
  override readonly name = 'NotRecorded'
  static is = (error: unknown): error is NotRecorded => named(error, 'NotRecorded')
  constructor(cause: unknown) {
    super(
      'Nothing can be put on record just now, so nothing was saved, printed or taken out. You can go on reading. Tell whoever runs Offramp, and write on paper what can’t wait.',
      { cause },
    )
  }
}

/** Something arrived since the person began to judge. Answered 409 with what arrived; the input is kept. */
export class StaleRecord extends Error {
  override readonly name = 'StaleRecord'
  static is = (error: unknown): error is StaleRecord => named(error, 'StaleRecord')
  constructor(readonly arrived: readonly { entryId: string; sentence: string; recordedAt: string; by: string }[]) {
    super('Something was added to this case while you were writing.')
  }
}

/** The form was sent twice with different content under one token. Answered 409. */
export class TokenReused extends Error {
  override readonly name = 'TokenReused'
  static is = (error: unknown): error is TokenReused => named(error, 'TokenReused')
  constructor() {
    super('This form was already sent. Open it again to add another.')
  }
}
