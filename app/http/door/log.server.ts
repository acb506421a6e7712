/** Lines for the operator: JSON, one a line, never case content, never a query string, never an error's own words. */
export interface Log {
  info(what: string, facts?: Facts): void
  warn(what: string, facts?: Facts): void
  /** A fault of ours: its kind, its code and where it happened; its message may quote what somebody typed. */
  fault(what: string, error: unknown, facts?: Facts): void
}
export type Facts = Readonly<Record<string, string | number | boolean | undefined>>

/** Writes to `write`, which gets whole lines; `now` gives the moment. */
export function createLog(write: (line: string) => void, now: () => string): Log {
  const line = (level: string, what: string, facts: Facts = {}) =>
    write(`${JSON.stringify({ at: now(), level, what, ...facts })}\n`)
  return {
    info: (what, facts) => line('info', what, facts),
    warn: (what, facts) => line('warn', what, facts),
    fault: (what, error, facts) => line('error', what, { ...facts, ...faultFacts(error) }),
  }
}

function faultFacts(error: unknown): Facts {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = (error as { code?: unknown }).code
  const frames = (error.stack ?? '').split('\n').filter((one) => /^\s+at /.test(one))
  const cause = error.cause instanceof Error ? error.cause.name : undefined
  return {
    error: error.name,
    code: typeof code === 'string' ? code : undefined,
    cause,
    where: frames
      .slice(0, 8)
      .map((one) => one.trim())
      .join(' | '),
  }
}
