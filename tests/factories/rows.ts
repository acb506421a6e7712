import { randomBytes } from 'node:crypto'
import { day, instant } from '#app/domain/time.ts'
import type { CaseIndexRow, NewEntryRow, PersonRow, SchoolRow, Store, WorkItemRow } from '#db/records/records.ts'

/** Rows as the gates would write them, for tests of the store. Everything not given is plain and valid. */

export const moment = instant('2026-11-21T17:00:00.000Z')
export const today = day('2026-11-21')

const fresh = (prefix: string) => `${prefix}_${randomBytes(8).toString('hex')}`

export const entryRow = (row: Partial<NewEntryRow> & Pick<NewEntryRow, 'caseId' | 'seq'>): NewEntryRow => ({
  id: fresh('ent'),
  kind: 'contact',
  kindVersion: 1,
  supersedes: null,
  happenedOn: today,
  happenedAt: null,
  recordedAt: moment,
  recordedBy: 'usr_one',
  salt: 'salt',
  parts: [{ compartment: 'base', body: '{"said":"hello"}', keyId: null, salt: 'salt' }],
  ...row,
})

export const personRow = (row: Partial<PersonRow> & Pick<PersonRow, 'given' | 'family'>): PersonRow => ({
  id: fresh('per'),
  kind: 'student',
  name: `${row.given} ${row.family}`,
  studentNumber: null,
  birthDate: null,
  grade: null,
  schoolId: null,
  handles: [],
  classes: [],
  phone: null,
  email: null,
  userId: null,
  salt: 'salt',
  ...row,
})

export const schoolRow = (id: string): SchoolRow => ({
  id,
  code: id,
  name: id,
  grades: '9-12',
  phone: null,
  salt: 'salt',
})

export const indexRow = (row: Partial<Omit<CaseIndexRow, 'key'>> & { id: string }): Omit<CaseIndexRow, 'key'> => ({
  reportNumber: null,
  caseNumber: null,
  schoolId: null,
  stage: 'inquiry',
  stageSince: moment,
  studentId: null,
  studentName: null,
  studentGrade: null,
  level: null,
  levelState: 'none',
  leadName: null,
  openedAt: moment,
  updatedAt: moment,
  nextDueAt: null,
  nextDueWhat: null,
  danger: false,
  staff: false,
  ...row,
})

export const workItem = (row: Partial<WorkItemRow> & Pick<WorkItemRow, 'caseId' | 'owner'>): WorkItemRow => ({
  id: fresh('wrk'),
  what: 'Call home',
  why: 'Nobody has been reached yet',
  href: '/',
  dueAt: null,
  dueOn: null,
  amberAt: null,
  redAt: null,
  nextWakeAt: null,
  danger: false,
  form: 'link',
  ...row,
})

/** Saves users with an id each; their sign-in name is the id. Returns their integer keys. */
export async function saveUsers(store: Store, ids: readonly string[]): Promise<Map<string, number>> {
  return store.write(async ({ write, users }) => {
    for (const id of ids) {
      await write.saveUser({
        id,
        signIn: id,
        name: `Test ${id}`,
        title: 'Counselor',
        phone: null,
        disabledAt: null,
        agreementUntil: null,
        email: null,
        salt: 'salt',
      })
    }
    return new Map((await users.byIds(ids)).map((user) => [user.id, user.key]))
  })
}

type Projection = Parameters<Parameters<Parameters<Store['write']>[0]>[0]['write']['project']>[0]

/** Opens a folder and projects it. */
export async function projectFolder(
  store: Store,
  index: Omit<CaseIndexRow, 'key'>,
  more: Partial<Omit<Projection, 'index'>> = {},
): Promise<void> {
  await store.write(async ({ write, folders }) => {
    if (!(await folders.exists(index.id))) await write.newFolder(index.id, moment)
    await write.project({
      index,
      access: [],
      work: [],
      people: [],
      words: [index.reportNumber, index.caseNumber, index.studentName].filter(Boolean).join(' '),
      reportedBy: [],
      ...more,
    })
  })
}
