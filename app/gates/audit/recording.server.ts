import type { Records } from '#db/records/records.ts'
import type { AuditEvent } from '#app/domain/events.ts'
import type { Vault } from '#app/keys/vault.server.ts'
import { ofRow } from './commitments.server.ts'
import type { Change } from './leaf.ts'
import { isRowType, nameInLog, readRow } from './rows.server.ts'
import type { RowRef, RowType } from './rows.server.ts'

/** The store of a command of the house, watched: which rows it changes, and how they stood before. */
export interface Recording {
  records: Records
  /** Whether a row of one of these kinds was written. */
  wrote(...types: readonly RowType[]): boolean
  /** Commitments of everything written, before and after, as the store gives it now. */
  changes(): Promise<RowChanged[]>
}
/** One row's change, by its name in the log. */
type RowChanged = Change & { t: RowType }

/**
 * Watches what a command writes. Commitments come from the rows themselves, not from what the command says about
 * them, so that a forgotten or wrong note can't hide a change. Entries, log, tokens and projections belong to the gate.
 */
export function recording(vault: Vault, records: Records): Recording {
  const before = new Map<string, { ref: RowRef; hash: string }>()
  const write = records.write
  const touch = async (t: RowType, id: string) => {
    const key = `${t} ${id}`
    if (!before.has(key)) before.set(key, { ref: { t, id }, hash: ofRow(await readRow(vault, records, { t, id })) })
  }
  const touchDistrict = async () => {
    const district = await records.district.load()
    if (district) await touch('district', district.id)
  }
  const touchRunning = async (userId: string, except?: string) => {
    for (const { tokenHash, endedAt } of await records.sessions.ofUser(userId)) {
      if (endedAt === null && tokenHash !== except) await touch('session', tokenHash)
    }
  }
  const after =
    <A extends readonly unknown[], R>(writing: (...args: A) => Promise<R>, touching: (...args: A) => Promise<void>) =>
    async (...args: A): Promise<R> => {
      await touching(...args)
      return writing(...args)
    }
  const watched: Records['write'] = {
    ...write,
    savePerson: after(write.savePerson, (row) => touch('person', row.id)),
    saveGuardian: after(write.saveGuardian, (row) => touch('person', row.studentId)),
    saveStay: after(write.saveStay, (row) => touch('person', row.personId)),
    saveEnrolment: after(write.saveEnrolment, (row) => touch('enrolment', row.id)),
    saveAddress: after(write.saveAddress, (row) => touch('address', row.id)),
    saveSchool: after(write.saveSchool, (row) => touch('school', row.id)),
    setTriageGroup: after(write.setTriageGroup, (schoolId) => touch('school', schoolId)),
    saveDistrict: after(write.saveDistrict, (row) => touch('district', row.id)),
    setOnDuty: after(write.setOnDuty, touchDistrict),
    setDeputy: after(write.setDeputy, (userId) => touch('user', userId)),
    saveUser: after(write.saveUser, (row) => touch('user', row.id)),
    setPassword: after(write.setPassword, (userId) => touch('user', userId)),
    endPassword: after(write.endPassword, (userId) => touch('user', userId)),
    saveSession: after(write.saveSession, (row) => touch('session', row.tokenHash)),
    endSession: after(write.endSession, (tokenHash) => touch('session', tokenHash)),
    endSessionsOf: after(write.endSessionsOf, (userId, _at, _why, except) => touchRunning(userId, except)),
    saveGrant: after(write.saveGrant, (row) => touch('grant', row.id)),
    saveOpening: after(write.saveOpening, (row) => touch('opening', row.id)),
    saveDelegation: after(write.saveDelegation, (row) => touch('delegation', row.id)),
    saveRecertification: after(write.saveRecertification, (row) => touch('recertification', row.id)),
    addWeekReview: after(write.addWeekReview, (row) => touch('weekReview', row.id)),
    addSample: after(write.addSample, (row) => touch('sample', row.id)),
    addFinding: after(write.addFinding, (row) => touch('finding', row.id)),
    saveFactor: after(write.saveFactor, (row) => touch('factor', row.id)),
    saveRecoveryCode: after(write.saveRecoveryCode, (row) => touch('recoveryCode', row.id)),
    saveFactorReset: after(write.saveFactorReset, (row) => touch('factorReset', row.id)),
    saveHold: after(write.saveHold, (row) => touch('hold', row.id)),
    saveRetentionChange: after(write.saveRetentionChange, (row) => touch('retentionChange', row.id)),
    saveRequest: after(write.saveRequest, (row) => touch('recordRequest', row.id)),
    saveIdentity: after(write.saveIdentity, (row) => touch('identity', row.id)),
    bindFile: after(write.bindFile, (id) => touch('file', id)),
    blockFile: after(write.blockFile, (id) => touch('file', id)),
    newFolder: gateOnly,
    appendEntry: gateOnly,
    destroyPart: gateOnly,
    destroyKeysOf: gateOnly,
    destroyFolder: gateOnly,
    destroySealed: gateOnly,
    destroyPeople: gateOnly,
    redactLeaves: gateOnly,
    appendAudit: gateOnly,
    saveToken: gateOnly,
    project: gateOnly,
  }
  return {
    records: { ...records, write: watched, lockWriter: gateOnly },
    wrote: (...types) => [...before.values()].some(({ ref }) => types.includes(ref.t)),
    changes: async () => {
      const changes: RowChanged[] = []
      for (const { ref, hash } of before.values()) {
        const now = ofRow(await readRow(vault, records, ref))
        if (now !== hash) changes.push({ t: ref.t, id: nameInLog(ref), b: hash, a: now })
      }
      return changes
    },
  }
}

/** Commitments that an event states itself, for rows that the verifier does not read back. */
function statedChanges(event: AuditEvent): Change[] {
  return (event.rows ?? [])
    .filter((row) => !isRowType(row.t))
    .map((row) => ({ t: row.t, id: row.id, b: ofRow(row.before), a: ofRow(row.after) }))
}

/** Sorts changes to the events they belong to: the one that names the row, else the one about it, else the first. */
export function sortedToEvents(
  events: readonly AuditEvent[],
  changes: readonly RowChanged[],
): Map<AuditEvent, Change[]> {
  const naming = new Map<string, AuditEvent>()
  const about = new Map<string, AuditEvent>()
  for (const event of events) {
    for (const row of event.rows ?? []) if (!naming.has(`${row.t} ${row.id}`)) naming.set(`${row.t} ${row.id}`, event)
    if (!about.has(event.object.id)) about.set(event.object.id, event)
  }
  const sorted = new Map<AuditEvent, Change[]>(events.map((event) => [event, statedChanges(event)]))
  for (const change of changes) {
    const event = naming.get(`${change.t} ${change.id}`) ?? about.get(change.id) ?? events[0]
    if (event) sorted.get(event)?.push(change)
  }
  return sorted
}

const gateOnly = (): Promise<never> =>
  Promise.reject(new Error('Entries, log, tokens and projections are written by the gate, not by a command'))
