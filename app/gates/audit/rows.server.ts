import type {
  AddressRow,
  ClearOpening,
  DelegationRow,
  DistrictRow,
  EnrolmentRow,
  FactorResetRow,
  FactorRow,
  FileRow,
  GrantRow,
  GuardianRow,
  HoldRow,
  IdentityRow,
  PasswordRow,
  PersonRow,
  ReadRecords,
  RecordRequestRow,
  RecoveryCodeRow,
  RetentionChangeRow,
  SchoolRow,
  SessionRow,
  StayRow,
  UserRow,
} from '#db/records/records.ts'
import { sessionLogName } from '#app/keys/tokens.server.ts'
import type { Vault } from '#app/keys/vault.server.ts'
import { openOpening } from '../sealing.server.ts'
import type { Committed } from './commitments.server.ts'
import { readReviewRow, reviewTypes } from './review-rows.server.ts'

/** Mutable rows that carry commitments. What belongs to a row (its guardians, its triage group) is committed with it. */
export const rowTypes = [
  'district',
  'school',
  'user',
  'grant',
  'session',
  'opening',
  'delegation',
  ...reviewTypes,
  'identity',
  'person',
  'address',
  'enrolment',
  'file',
  'factor',
  'recoveryCode',
  'factorReset',
  'hold',
  'recordRequest',
  'retentionChange',
] as const
export type RowType = (typeof rowTypes)[number]
export interface RowRef {
  t: RowType
  /** A session's is the hash of its token, which stands in no leaf. */
  id: string
}
/** What a leaf calls a row. */
export const nameInLog = ({ t, id }: RowRef): string => (t === 'session' ? sessionLogName(id) : id)
export const isRowType = (t: string): t is RowType => (rowTypes as readonly string[]).includes(t)

/**
 * How each row is seen by its commitment: the one definition for writing events and for verifying them. A column that is
 * null stands in no commitment (`ofRow`), so that one added later, null in the rows that are there, changes none of
 * theirs. A new column therefore begins as null, or is given here as null where it says what was so before it came.
 */
export const committed = {
  district: (row: DistrictRow, onDuty: readonly string[]): Committed => valued(row, { onDuty }),
  school: (row: SchoolRow, triage: readonly string[]): Committed => valued(row, { triage }),
  user: ({ key: _key, ...row }: UserRow, deputyId: string | null, password: Password | undefined): Committed =>
    valued(row, {
      deputyId,
      passwordHash: password?.hash ?? null,
      temporaryPassword: password?.temporary ? true : null,
    }),
  grant: (row: GrantRow): Committed => valued(row),
  /** What was written about it in clear: a new key changes no commitment. */
  opening: (row: ClearOpening): Committed => valued(row),
  delegation: (row: DelegationRow): Committed => valued(row),
  identity: (row: IdentityRow): Committed => valued(row),
  /**
   * Without what the door notes outside the gates: when a session was last seen, and where its first request came from.
   * The salt is the token's hash: random, in no leaf.
   */
  session: ({ tokenHash, seenAt: _seenAt, network: _network, browser: _browser, ...row }: SessionRow) => ({
    value: { ...row, aal: row.aal === 1 ? null : row.aal, half: row.half ? true : null },
    salt: tokenHash,
  }),
  person: (row: PersonRow, guardians: readonly GuardianRow[], stays: readonly StayRow[]): Committed =>
    valued(row, {
      guardians: sorted(guardians.map(({ guardianId, relation }) => [guardianId, relation])),
      stays: sorted(stays.map(({ addressId, relation }) => [addressId, relation])),
    }),
  address: (row: AddressRow): Committed => valued(row),
  enrolment: (row: EnrolmentRow): Committed => valued(row),
  factor: (row: FactorRow): Committed => valued(row),
  recoveryCode: (row: RecoveryCodeRow): Committed => valued(row),
  factorReset: (row: FactorResetRow): Committed => valued(row),
  hold: (row: HoldRow): Committed => valued(row),
  recordRequest: (row: RecordRequestRow): Committed => valued(row),
  retentionChange: (row: RetentionChangeRow): Committed => valued(row),
  /** The content's own hash, which stands in no leaf, is the salt. */
  file: (row: FileRow): Committed => ({ value: row, salt: row.sha256 }),
}

type Password = Pick<PasswordRow, 'hash' | 'temporary'>

function valued<Row extends { salt: string }>(row: Row, more: Record<string, unknown> = {}): Committed {
  const { salt, ...value } = row
  return { value: { ...value, ...more }, salt }
}

const sorted = (pairs: readonly (readonly string[])[]) =>
  [...pairs].sort((a, b) => (a.join('\n') < b.join('\n') ? -1 : 1))

/**
 * A row as its commitment sees it now, or undefined where it does not exist. Throws `Undecipherable` or `KeyRefused` for
 * one that is sealed and does not open.
 */
export async function readRow(
  vault: Pick<Vault, 'open'>,
  records: ReadRecords,
  { t, id }: RowRef,
): Promise<Committed | undefined> {
  switch (t) {
    case 'district': {
      const row = await records.district.load()
      return row && committed.district(row, await onDutyOf(records))
    }
    case 'school': {
      const row = (await records.district.schools()).find((school) => school.id === id)
      return row && committed.school(row, await records.district.triageGroup(id))
    }
    case 'user': {
      const row = await records.users.byId(id)
      if (!row) return undefined
      const deputy = (await records.district.deputies()).find((one) => one.userId === id)
      return committed.user(row, deputy?.deputyId ?? null, await passwordOf(records, id))
    }
    case 'grant': {
      const row = (await records.users.allGrants()).find((grant) => grant.id === id)
      return row && committed.grant(row)
    }
    case 'session': {
      const row = await records.sessions.byTokenHash(id)
      return row && committed.session(row)
    }
    case 'opening': {
      const row = await records.access.opening(id)
      return row && committed.opening(await openOpening(vault, records, row))
    }
    case 'delegation': {
      const row = await records.access.delegation(id)
      return row && committed.delegation(row)
    }
    case 'recertification':
    case 'weekReview':
    case 'sample':
    case 'finding':
      return readReviewRow(records, t, id)
    case 'identity': {
      const row = await records.identities.byId(id)
      return row && committed.identity(row)
    }
    case 'person': {
      const row = await records.people.byId(id)
      return row && committed.person(row, await records.people.guardians(id), await records.people.stays(id))
    }
    case 'address': {
      const row = await records.addresses.byId(id)
      return row && committed.address(row)
    }
    case 'enrolment': {
      const row = await records.enrolments.byId(id)
      return row && committed.enrolment(row)
    }
    case 'file': {
      const row = await records.files.byId(id)
      return row && committed.file(row)
    }
    case 'factor': {
      const row = await records.factors.byId(id)
      return row && committed.factor(row)
    }
    case 'recoveryCode': {
      const row = await records.factors.recoveryCode(id)
      return row && committed.recoveryCode(row)
    }
    case 'factorReset': {
      const row = await records.factors.reset(id)
      return row && committed.factorReset(row)
    }
    case 'hold': {
      const row = await records.destruction.hold(id)
      return row && committed.hold(row)
    }
    case 'recordRequest': {
      const row = await records.destruction.request(id)
      return row && committed.recordRequest(row)
    }
    case 'retentionChange': {
      const row = await records.destruction.retentionChange(id)
      return row && committed.retentionChange(row)
    }
  }
}

async function passwordOf({ credentials }: ReadRecords, userId: string): Promise<Password | undefined> {
  const hash = await credentials.passwordHash(userId)
  return hash === undefined ? undefined : { hash, temporary: await credentials.isTemporary(userId) }
}

/** Who is on duty, in their order. */
export async function onDutyOf(records: ReadRecords): Promise<string[]> {
  const rows = await records.district.onDuty()
  return [...rows].sort((a, b) => a.place - b.place).map((row) => row.userId)
}
