import type { ReadRecords, SessionRow } from '#db/records/records.ts'
import { sessionLogName } from '#app/keys/tokens.server.ts'
import { openOpening } from '../sealing.server.ts'
import type { Committed } from './commitments.server.ts'
import { everyReviewRow } from './review-rows.server.ts'
import { committed, onDutyOf } from './rows.server.ts'
import type { RowType } from './rows.server.ts'
import type { Opener } from './verify-opening.server.ts'

const page = 500

/** A row as it stands now, by its name in the log. */
export type StandingRow = { id: string } & (
  ({ t: Exclude<RowType, 'session'> } & Committed) | ({ t: 'session' } & CommittedSession)
)
type CommittedSession = ReturnType<typeof committed.session>
/** A row that is sealed and can't be compared: its key is not at hand, or it does not open. */
export interface ShutRow {
  t: 'opening'
  id: string
  shut: 'locked' | 'broken'
}

/** Every row that must have a commitment. A staged file is nobody's record yet and is left out. */
export async function* everyRow(records: ReadRecords, opener: Opener): AsyncGenerator<StandingRow | ShutRow> {
  const district = await records.district.load()
  if (district) yield { t: 'district', id: district.id, ...committed.district(district, await onDutyOf(records)) }
  const places = await records.district.triageGroups()
  for (const school of await records.district.schools()) {
    const group = places.filter((one) => one.schoolId === school.id).sort((a, b) => a.place - b.place)
    const ids = group.map((one) => one.userId)
    yield { t: 'school', id: school.id, ...committed.school(school, ids) }
  }
  yield* everyUser(records)
  for (const grant of await records.users.allGrants()) yield { t: 'grant', id: grant.id, ...committed.grant(grant) }
  for await (const row of paged((after) => records.evidence.sessions({ after, limit: page }), sessionKey)) {
    yield { t: 'session', id: sessionLogName(row.tokenHash), ...committed.session(row) }
  }
  for (const row of await records.access.allOpenings()) {
    const { id } = row
    const opened = await opener.open(openOpening, row)
    yield opened.is === 'open'
      ? { t: 'opening', id, ...committed.opening(opened.content) }
      : { t: 'opening', id, shut: opened.is }
  }
  for (const row of await records.access.delegations())
    yield { t: 'delegation', id: row.id, ...committed.delegation(row) }
  yield* everyReviewRow(records)
  yield* everyFactor(records)
  for (const row of await records.destruction.holds()) yield { t: 'hold', id: row.id, ...committed.hold(row) }
  for (const row of await records.destruction.requests())
    yield { t: 'recordRequest', id: row.id, ...committed.recordRequest(row) }
  for (const row of await records.destruction.retentionChanges())
    yield { t: 'retentionChange', id: row.id, ...committed.retentionChange(row) }
  for (const row of await records.identities.all()) yield { t: 'identity', id: row.id, ...committed.identity(row) }
  yield* everyPerson(records)
  for await (const row of paged((after) => records.evidence.addresses({ after, limit: page }), idOf)) {
    yield { t: 'address', id: row.id, ...committed.address(row) }
  }
  for (const row of await records.enrolments.all()) yield { t: 'enrolment', id: row.id, ...committed.enrolment(row) }
  for await (const row of paged((after) => records.evidence.files({ after, limit: page }), idOf)) {
    yield { t: 'file', id: row.id, ...committed.file(row) }
  }
}

async function* everyUser(records: ReadRecords): AsyncGenerator<StandingRow> {
  const deputies = new Map((await records.district.deputies()).map((one) => [one.userId, one.deputyId]))
  const passwords = new Map((await records.evidence.passwords()).map((one) => [one.userId, one]))
  for (const user of await records.users.all()) {
    yield {
      t: 'user',
      id: user.id,
      ...committed.user(user, deputies.get(user.id) ?? null, passwords.get(user.id)),
    }
  }
}

async function* everyFactor(records: ReadRecords): AsyncGenerator<StandingRow> {
  const { factors, codes, resets } = await records.evidence.factors()
  for (const row of factors) yield { t: 'factor', id: row.id, ...committed.factor(row) }
  for (const row of codes) yield { t: 'recoveryCode', id: row.id, ...committed.recoveryCode(row) }
  for (const row of resets) yield { t: 'factorReset', id: row.id, ...committed.factorReset(row) }
}

async function* everyPerson(records: ReadRecords): AsyncGenerator<StandingRow> {
  const guardians = grouped(await records.evidence.guardians(), (row) => row.studentId)
  const stays = grouped(await records.evidence.stays(), (row) => row.personId)
  for await (const row of paged((after) => records.evidence.people({ after, limit: page }), idOf)) {
    yield { t: 'person', id: row.id, ...committed.person(row, guardians.get(row.id) ?? [], stays.get(row.id) ?? []) }
  }
}

const idOf = (row: { id: string }) => row.id
const sessionKey = (row: SessionRow) => row.tokenHash

async function* paged<Row>(read: (after?: string) => Promise<Row[]>, keyOf: (row: Row) => string): AsyncGenerator<Row> {
  let after: string | undefined
  for (;;) {
    const rows = await read(after)
    yield* rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < page) return
    after = keyOf(last)
  }
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}
