/** What a database, or the place where it should lie, answers when nobody can open it. */
const notToBeOpened: readonly unknown[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'ETIMEDOUT',
  '3D000',
  '28P01',
  '28000',
  'SQLITE_NOTADB',
  'SQLITE_CANTOPEN',
  'SQLITE_READONLY',
  'EEXIST',
  'ENOTDIR',
  'EACCES',
  'EROFS',
]

/**
 * What is wrong with a database that is not there, lets nobody in, lies where nothing can be written, or is not of this
 * version yet: in words for whoever runs the system, without a password. Undefined for any other error.
 */
export function databaseTrouble(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const { message } = error
  const { code } = (error.cause instanceof Error ? error.cause : error) as Error & { code?: unknown }
  if (code === '42P01' || /no such (table|column)/.test(`${message} ${String(error.cause)}`))
    return 'The database is not of this version of Offramp yet. Run: npm run migrate'
  return notToBeOpened.includes(code)
    ? `The database can’t be opened: ${error.cause instanceof Error ? error.cause.message : message}`
    : undefined
}
