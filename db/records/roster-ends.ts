import { and, eq, inArray, like, ne, notInArray, or } from 'drizzle-orm'
import { inParts } from './database.ts'
import type { Sql } from './database.ts'
import type { DestructionReads, DestructionWrites } from './destruction-records.ts'

/* People and addresses of the roster that end with a destroyed case: whether anything else needs them, and their end. */

export function rosterEndReads(s: Sql): Pick<DestructionReads, 'needsPerson' | 'needsAddress'> {
  const { db, t } = s
  const some = async (rows: PromiseLike<readonly unknown[]>) => (await rows).length > 0
  /** Entries of other folders name people and addresses by their ids; open parts stand in clear. */
  const named = (id: string, caseId: string) =>
    some(
      db
        .select({ id: t.entries.id })
        .from(t.entries)
        .innerJoin(t.entryParts, eq(t.entryParts.entryId, t.entries.id))
        .where(and(ne(t.entries.caseId, caseId), like(t.entryParts.body, `%"${id}"%`)))
        .limit(1),
    )
  return {
    needsPerson: async (personId, caseId, alsoGone) => {
      const { casePeople, folders, guardians, people, enrolments } = t
      const inLists = db
        .select({ key: casePeople.caseKey })
        .from(casePeople)
        .innerJoin(folders, eq(folders.key, casePeople.caseKey))
        .where(and(eq(casePeople.personId, personId), ne(folders.id, caseId)))
        .limit(1)
      const ward = and(eq(guardians.guardianId, personId), notInArray(guardians.studentId, ['', ...alsoGone]))
      const staff = and(eq(people.id, personId), or(eq(people.kind, 'staff'), ne(people.userId, '')))
      return (
        (await some(inLists)) ||
        (await some(db.select({ id: guardians.studentId }).from(guardians).where(ward).limit(1))) ||
        (await some(db.select({ id: people.id }).from(people).where(staff))) ||
        (await some(
          db.select({ id: enrolments.id }).from(enrolments).where(eq(enrolments.personId, personId)).limit(1),
        )) ||
        (await named(personId, caseId))
      )
    },
    needsAddress: async (addressId, caseId, alsoGone) => {
      const others = and(eq(t.stays.addressId, addressId), notInArray(t.stays.personId, ['', ...alsoGone]))
      return (
        (await some(db.select({ id: t.stays.personId }).from(t.stays).where(others).limit(1))) ||
        (await named(addressId, caseId))
      )
    },
  }
}

/** Deletes sealed parts of events about one thing: each is first held against the event that lists it. */
export const destroySealedIn =
  ({ db, t }: Sql): DestructionWrites['destroySealed'] =>
  async (objectId, seqs) => {
    const { auditLeaf, auditListed, auditSealed } = t
    const said = await db
      .select({ seq: auditLeaf.seq, body: auditLeaf.body })
      .from(auditLeaf)
      .where(and(eq(auditLeaf.objectId, objectId), eq(auditLeaf.act, 'governance.expunge')))
    const lists = new Map(said.flatMap(({ seq, body }) => listedIn(body).map((id) => [id, seq] as const)))
    const rows = seqs.map((seq) => ({ seq, said: lists.get(seq) ?? -1 }))
    await inParts(rows, async (part) => {
      await db.insert(auditListed).values(part)
      return []
    })
    await inParts(seqs, async (part) => {
      await db.delete(auditSealed).where(inArray(auditSealed.seq, part))
      return []
    })
  }

/** Events whose sealed parts a `governance.expunge` event lists. */
const listedIn = (body: string): number[] =>
  ((JSON.parse(body) as { st?: { t: string; id: string }[] }).st ?? []).flatMap(({ t, id }) =>
    t === 'sealed' ? [Number(id)] : [],
  )

export function rosterEndWrites({ db, t }: Sql): Pick<DestructionWrites, 'destroyPeople'> {
  return {
    destroyPeople: async (personIds, addressIds) => {
      const ids = [...personIds]
      await db.delete(t.personKeys).where(inArray(t.personKeys.personId, ids))
      await db.delete(t.stays).where(inArray(t.stays.personId, ids))
      await db.delete(t.guardians).where(or(inArray(t.guardians.studentId, ids), inArray(t.guardians.guardianId, ids)))
      await db.delete(t.people).where(inArray(t.people.id, ids))
      await db.delete(t.addresses).where(inArray(t.addresses.id, [...addressIds]))
    },
  }
}
