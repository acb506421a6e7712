/** The password of every person in the journeys' district. */
export const journeyPassword = 'brass lantern over quiet water'

/** The secret of everybody's app in the journeys' district, but for those who have still to set one up. */
export const journeySecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
