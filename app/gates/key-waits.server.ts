import { KeyRefused } from '../keys/errors.ts'

/** Whether something failed because a key-encryption key is not on this machine: it can be done once that is here. */
export const waitsForKey = (error: unknown): boolean => KeyRefused.is(error)
