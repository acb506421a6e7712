/** The strongest reason for which a person sees a folder; what each reads stands in `policy/sight-table.ts`. */
export const sightReasons = [
  'lead',
  'member',
  'officer',
  'external',
  'consulted',
  'triage',
  'on call',
  'human resources',
  'district lead in a staff matter',
  'break-glass',
  'audit',
  'district lead',
  'chair',
  'records officer',
  'auditor',
] as const
export type SightReason = (typeof sightReasons)[number]

/** Reasons with which children are named by their initials: no name finds a folder, and no list shows one. */
export const initialsOnly = [
  'audit',
  'district lead',
  'chair',
  'records officer',
  'auditor',
] as const satisfies readonly SightReason[]
