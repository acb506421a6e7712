/** What an event says was in force: the tables of who may see and do what, and the profile with the district's numbers. */
export interface InForce {
  /** Number of the tables, such as `4`. */
  policy: string
  /** Undefined in events from before profiles were named. */
  profile: { id: string; version: string; mark: string } | undefined
}

/** Names a profile as it stands in every event: which one, its version, and a digest of it with the district's numbers. */
export const profileMark = (profile: { id: string; version: number }, digest: string): string =>
  `${profile.id}:${profile.version} ${digest.slice(0, 12)}`

/** The tables alone, of what an event says was in force: `policy:4 1f3a…`. */
export const policyPart = (inForce: string): string => inForce.split(' ').slice(0, 2).join(' ')

/** What an event says was in force, read back; undefined where it is written in no way that is known. */
export function readInForce(inForce: string): InForce | undefined {
  const [, policy, id, version, mark] = /^policy:(\d+) [0-9a-f]+(?: (\S+):(\d+) ([0-9a-f]+))?$/.exec(inForce) ?? []
  if (policy === undefined) return undefined
  return { policy, profile: id && version && mark ? { id, version, mark } : undefined }
}
