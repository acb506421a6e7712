import type { FactorRow, RecoveryCodeRow } from '#db/records/records.ts'

interface Rows {
  factors: readonly FactorRow[]
  codes: readonly RecoveryCodeRow[]
  demo: boolean
  zone: string
  today: string
}

/** One's own second factors as a page shows them: no key, no secret, no code. */
export const factorsShown = ({ factors, codes, demo, zone, today }: Rows) => ({
  zone,
  today,
  mayRemove: demo || factors.length > 1,
  factors: factors.map(({ id, kind, name, createdAt, lastUsedAt }) => ({
    id,
    name,
    kind: kind === 'passkey' ? 'Passkey' : 'App with codes',
    since: createdAt,
    used: lastUsedAt,
  })),
  codes: {
    made: codes[0]?.createdAt ?? null,
    left: codes.filter(({ usedAt }) => usedAt === null).length,
    used: codes.flatMap(({ usedAt }) => usedAt ?? []).sort(),
  },
})
