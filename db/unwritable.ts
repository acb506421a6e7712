/** PostgreSQL's classes of errors: no room, gone or going, only to be read (Appendix A of its manual). */
const classes = ['53', '57P', '08', '25006', '58']
const sqliteCodes = /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY|LOCKED)/

/**
 * Whether an error says that the database takes nothing just now: its disk is full or broken, it may only be read, it is
 * locked or gone. Trying again later may succeed, and nothing is wrong with what was to be written.
 */
export function unwritable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error.name === 'StoreBusy') return true
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (sqliteCodes.test(code) || (/^[0-9A-Z]{5}$/.test(code) && classes.some((one) => code.startsWith(one)))) return true
  return ['ECONNREFUSED', 'ECONNRESET', 'ENOSPC'].includes(code) || unwritable(error.cause)
}
