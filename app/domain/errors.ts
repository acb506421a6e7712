import type { Missing } from './gate.ts'

/** A rule of threat assessment that forbids what was asked. `message` is what the person reads. */
export class RuleBroken extends Error {
  override readonly name = 'RuleBroken'
  constructor(
    message: string,
    /** Rule id such as `P7`, or the name of a shared rule such as `stage`. */
    readonly rule: string,
    /** What a gate still misses, when a gate refused. */
    readonly missing: readonly Missing[] = [],
    /** The decision that the gate stands before. */
    readonly step?: string,
    /** The person asked to go on without it, which they may, and gave no reason: a field to put right. */
    readonly reasonAsked = false,
  ) {
    super(message)
  }

  /** By name, not by class: the server and the pages' bundle each hold a copy of this module. */
  static is = (error: unknown): error is RuleBroken => error instanceof Error && error.name === 'RuleBroken'
}
