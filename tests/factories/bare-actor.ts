/** Somebody as who asks, with nothing but their name: the gates read afresh what they hold. */
export const bareActor = (id: string, name: string) =>
  ({
    kind: 'user',
    id,
    name,
    grants: [],
    triageSchools: [],
    onCall: false,
    deputyFor: [],
    openings: [],
    standsInFor: [],
  }) as const
