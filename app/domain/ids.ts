/** Public ids: a prefix that names the kind of thing, then 26 base32 characters (128 random bits). */
export const idPrefixes = {
  case: 'cas',
  entry: 'ent',
  user: 'usr',
  person: 'per',
  address: 'adr',
  school: 'sch',
  file: 'fil',
  draft: 'drf',
  session: 'ses',
  request: 'req',
  grant: 'grt',
  opening: 'opn',
  delegation: 'dlg',
  recertification: 'rct',
  weekReview: 'wkr',
  sample: 'smp',
  finding: 'fnd',
  factor: 'fac',
  recovery: 'rec',
  reset: 'rst',
  identity: 'idn',
  enrolment: 'enr',
  hold: 'hld',
  recordRequest: 'rrq',
  retentionChange: 'rtc',
  task: 'tsk',
  action: 'act',
  key: 'key',
  installation: 'ins',
} as const
export type IdKind = keyof typeof idPrefixes

export type CaseId = string
export type EntryId = string
export type UserId = string
export type PersonId = string
export type AddressId = string
export type SchoolId = string
export type FileId = string

/** Makes a fresh id. Handed to `decide` and `handle`, so that rules stay free of randomness. */
export type NewId = (kind: IdKind) => string
