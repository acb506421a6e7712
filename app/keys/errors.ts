/*
 * The server and the pages' bundle each hold a copy of this module: whoever catches asks `is(error)`, which goes by name.
 */
const named = (error: unknown, name: string): boolean => error instanceof Error && error.name === name

/**
 * Something sealed does not open: it was changed, it was moved to another place, or its key is gone. One error for all of
 * them, without a word of what it held.
 */
export class Undecipherable extends Error {
  override readonly name = 'Undecipherable'
  static is = (error: unknown): error is Undecipherable => named(error, 'Undecipherable')
  constructor() {
    super('This can’t be read any more.')
  }
}

/** The key that everything sealed hangs on is not there, or can't be used. The message names the folder and what to do. */
export class KeyRefused extends Error {
  override readonly name = 'KeyRefused'
  static is = (error: unknown): error is KeyRefused => named(error, 'KeyRefused')
}
