import { setImmediate } from 'node:timers/promises'

/**
 * Between two pieces of long work: requests that came meanwhile are heard first. Without it a job over many folders keeps
 * the embedded database, and with it the server, to itself.
 */
export const letOthers = (): Promise<void> => setImmediate()
