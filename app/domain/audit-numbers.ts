import type { Basis } from './profiles/profile.ts'

/** Numbers by which the record is looked over, each with its source. */
export const auditNumbers = {
  /** So often somebody looks over what happened, and signs. */
  review: {
    days: 7,
    basis: { kind: 'law', text: 'CJIS Security Policy 5.9.5, AU-6: audit records are reviewed weekly' },
  },
  /** Decisions of so many days stand on the desk. */
  desk: { days: 28, basis: { kind: 'ours', text: 'Four weekly reviews (NIST SP 800-53 AU-6)' } },
  /** Where no days are asked for, what one person saw in so many. */
  person: { days: 30, basis: { kind: 'ours', text: '“Who looked at it in the last month?”' } },
} as const satisfies Record<string, { days: number; basis: Basis }>
