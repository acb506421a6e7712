import type { ThrottleRule } from '../policy/throttle.ts'

/** How long one may stay at the provider before coming back. */
export const attemptMinutes = 10

/** Answers that could not be believed, from one network. Passwords are counted apart, so that neither shuts the other. */
export const providerThrottle: ThrottleRule = { counts: 'network', tries: 30, withinMinutes: 15, shutMinutes: 15 }
