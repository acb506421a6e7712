/** The password of every person in the journeys' district. */
export const journeyPassword = 'brass lantern over quiet water'
