import { and, asc, eq, gt, gte, inArray, isNotNull, lt, ne, or, sql } from 'drizzle-orm'
import { keysOfPerson, nameWords, searchTerms, similarNames, soundOf, soundsOf } from '#app/domain/names.ts'
import { afterPrefix, first, inParts } from './database.ts'
import type { Sql } from './database.ts'
import type { PersonRow, ReadRecords, Records } from './records.ts'

/** Look-alikes shown at most: more than a person reads is no warning. */
const mostLookAlikes = 20

export function personColumns({ t }: Sql) {
  const { place: _place, ...columns } = columnsOf(t.people)
  return columns
}
const columnsOf = (people: Sql['t']['people']) => ({
  id: people.id,
  kind: people.kind,
  name: people.name,
  given: people.given,
  family: people.family,
  studentNumber: people.studentNumber,
  birthDate: people.birthDate,
  grade: people.grade,
  schoolId: people.schoolId,
  handles: people.handles,
  classes: people.classes,
  phone: people.phone,
  email: people.email,
  userId: people.userId,
  salt: people.salt,
  place: people.place,
})

/** A stored row as the house sees it: lists are lists. */
export const personOf = (
  row: Omit<PersonRow, 'handles' | 'classes'> & { handles: string; classes: string },
): PersonRow => ({
  ...row,
  handles: JSON.parse(row.handles) as string[],
  classes: JSON.parse(row.classes) as string[],
})

export function personReads(s: Sql): ReadRecords['people'] {
  const { db, t } = s
  const columns = personColumns(s)
  const byIds = (ids: readonly string[]) =>
    inParts(ids, async (part) =>
      (await db.select(columns).from(t.people).where(inArray(t.people.id, part))).map(personOf),
    )
  const byId = async (id: string) => first(await byIds([id]))
  return {
    byId,
    byIds,
    byStudentNumber: async (number) => {
      const rows = await db.select(columns).from(t.people).where(eq(t.people.studentNumber, number))
      return first(rows.map(personOf))
    },
    search: searchOf(s),
    lookAlikes: async (id) => {
      const person = await byId(id)
      return person ? lookAlikesOf(s, person) : []
    },
    guardians: async (studentId) => {
      const rows = await db
        .select({ row: t.guardians, guardian: columns })
        .from(t.guardians)
        .innerJoin(t.people, eq(t.people.id, t.guardians.guardianId))
        .where(eq(t.guardians.studentId, studentId))
        .orderBy(asc(t.people.place))
      return rows.map(({ row, guardian }) => ({ ...row, guardian: personOf(guardian) }))
    },
    stays: async (personId) => {
      const rows = await db
        .select({ row: t.stays, address: t.addresses })
        .from(t.stays)
        .innerJoin(t.addresses, eq(t.addresses.id, t.stays.addressId))
        .where(eq(t.stays.personId, personId))
        .orderBy(asc(t.addresses.createdAt), asc(t.addresses.id))
      return rows.map(({ row, address }) => ({ ...row, address }))
    },
    staffHomes: async () => {
      const rows = await db
        .select({ userId: t.people.userId, email: t.people.email, phone: t.people.phone, line: t.addresses.line })
        .from(t.people)
        .leftJoin(t.stays, eq(t.stays.personId, t.people.id))
        .leftJoin(t.addresses, eq(t.addresses.id, t.stays.addressId))
        .where(and(eq(t.people.kind, 'staff'), isNotNull(t.people.userId)))
      return rows.map(({ userId, ...facts }) => ({ userId: userId ?? '', ...facts }))
    },
    staffOf: async (userId) => {
      const rows = await db
        .select(columns)
        .from(t.people)
        .where(and(eq(t.people.kind, 'staff'), eq(t.people.userId, userId)))
        .orderBy(asc(t.people.place))
      return first(rows.map(personOf))
    },
    page: async ({ schoolId, after, limit }) => {
      const from =
        after === undefined
          ? undefined
          : db.select({ place: t.people.place }).from(t.people).where(eq(t.people.id, after))
      const rows = await db
        .select(columns)
        .from(t.people)
        .where(
          and(
            schoolId === undefined ? undefined : eq(t.people.schoolId, schoolId),
            from && gt(t.people.place, sql`(${from})`),
          ),
        )
        .orderBy(asc(t.people.place))
        .limit(limit)
      return rows.map(personOf)
    },
  }
}

/** Finds by every word typed: first people whose words begin so, then those whose names sound so. */
function searchOf(s: Sql): ReadRecords['people']['search'] {
  const { db, t } = s
  const { word } = t.personKeys
  const beginning = (term: string) => and(gte(word, term), lt(word, afterPrefix(term)))
  const alike = (term: string) =>
    term.length < 3 || /\d/.test(term) ? beginning(term) : or(beginning(term), eq(word, `~${soundOf(term)}`))
  const find = async (
    terms: readonly string[],
    matching: typeof alike,
    { schoolId, kind, limit }: { schoolId?: string; kind?: PersonRow['kind']; limit: number },
  ) => {
    const found = (term: string) =>
      inArray(t.people.id, db.select({ id: t.personKeys.personId }).from(t.personKeys).where(matching(term)))
    const rows = await db
      .select(personColumns(s))
      .from(t.people)
      .where(
        and(
          ...terms.map(found),
          schoolId === undefined ? undefined : eq(t.people.schoolId, schoolId),
          kind === undefined ? undefined : eq(t.people.kind, kind),
        ),
      )
      .orderBy(asc(t.people.place))
      .limit(limit)
    return rows.map(personOf)
  }
  return async (words, options) => {
    const terms = searchTerms(words)
    if (terms.length === 0) return []
    const exact = await find(terms, beginning, options)
    if (exact.length >= options.limit) return exact
    const known = new Set(exact.map((person) => person.id))
    const similar = await find(terms, alike, { ...options, limit: options.limit + exact.length })
    return [...exact, ...similar.filter((person) => !known.has(person.id))].slice(0, options.limit)
  }
}

/** Students who could be taken for a person by name: same school first, then same grade. */
async function lookAlikesOf(s: Sql, person: PersonRow): Promise<PersonRow[]> {
  const { db, t } = s
  const candidates = await db
    .selectDistinct({ id: t.people.id, given: t.people.given, family: t.people.family })
    .from(t.personKeys)
    .innerJoin(t.people, eq(t.people.id, t.personKeys.personId))
    .where(and(inArray(t.personKeys.word, soundsOf(person)), eq(t.people.kind, 'student'), ne(t.people.id, person.id)))
  const ids = candidates.filter((one) => similarNames(one, person)).map((one) => one.id)
  const rows = await inParts(ids, (part) =>
    db.select(columnsOf(t.people)).from(t.people).where(inArray(t.people.id, part)),
  )
  const nearness = (row: { schoolId: string | null; grade: string | null }) =>
    (row.schoolId === person.schoolId ? 0 : 2) + (row.grade === person.grade ? 0 : 1)
  return rows
    .sort((a, b) => nearness(a) - nearness(b) || (a.place < b.place ? -1 : 1))
    .slice(0, mostLookAlikes)
    .map(({ place: _place, ...row }) => personOf(row))
}

export function addressReads({ db, t }: Sql): ReadRecords['addresses'] {
  const byIds = (ids: readonly string[]) =>
    inParts(ids, (part) => db.select().from(t.addresses).where(inArray(t.addresses.id, part)))
  return { byId: async (id) => first(await byIds([id])), byIds }
}

export function personWrites(
  s: Sql,
): Pick<
  Records['write'],
  'savePerson' | 'saveGuardian' | 'removeGuardian' | 'saveAddress' | 'saveStay' | 'removeStay'
> {
  const { db, t } = s
  return {
    savePerson: async ({ id, ...person }) => {
      const { kind, name, given, family, studentNumber, birthDate, grade, schoolId, phone, email, userId, salt } =
        person
      const place = [...nameWords(family), ',', ...nameWords(given), id].join(' ')
      const lists = { handles: JSON.stringify(person.handles), classes: JSON.stringify(person.classes) }
      const known = { kind, name, given, family, studentNumber, birthDate, grade, schoolId, phone, email, userId, salt }
      const row = { ...known, ...lists, place }
      await db
        .insert(t.people)
        .values({ id, ...row })
        .onConflictDoUpdate({ target: t.people.id, set: row })
      await db.delete(t.personKeys).where(eq(t.personKeys.personId, id))
      const keys = keysOfPerson(person)
      if (keys.length > 0) await db.insert(t.personKeys).values(keys.map((word) => ({ word, personId: id })))
    },
    saveGuardian: async ({ studentId, guardianId, relation }) => {
      await db
        .insert(t.guardians)
        .values({ studentId, guardianId, relation })
        .onConflictDoUpdate({ target: [t.guardians.studentId, t.guardians.guardianId], set: { relation } })
    },
    removeGuardian: async (studentId, guardianId) => {
      const { guardians } = t
      await db.delete(guardians).where(and(eq(guardians.studentId, studentId), eq(guardians.guardianId, guardianId)))
    },
    saveAddress: async ({ id, label, line, createdAt, salt }) => {
      const row = { label, line, createdAt, salt }
      await db
        .insert(t.addresses)
        .values({ id, ...row })
        .onConflictDoUpdate({ target: t.addresses.id, set: row })
    },
    saveStay: async ({ personId, addressId, relation }) => {
      await db
        .insert(t.stays)
        .values({ personId, addressId, relation })
        .onConflictDoUpdate({ target: [t.stays.personId, t.stays.addressId], set: { relation } })
    },
    removeStay: async (personId, addressId) => {
      await db.delete(t.stays).where(and(eq(t.stays.personId, personId), eq(t.stays.addressId, addressId)))
    },
  }
}
