/**
 * What goes on record of refusals that follow each other (audit.md 2.3): the first ones each by itself, the others as a
 * count a minute. Nobody fills the log by asking again and again, and every refusal is accounted for.
 */
export const burstLimits = {
  /** So many of one burst go on record each by itself. */
  singly: 10,
  /** A pause is told once, however often somebody runs into it. */
  singlePause: 1,
  /** A burst is over when nothing was refused for so long. Minutes. */
  quietMinutes: 10,
  /** What is counted is written after so long. Minutes. */
  countedMinutes: 1,
  /** So many things are counted each by its own name within that time; the others together. */
  named: 10,
  /** Names of things and of operations that a count keeps in its sealed part, at most. */
  listed: 50,
} as const
