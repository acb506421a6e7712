import type { CaseFile } from '#app/domain/case-file.ts'
import { unreadStatements } from '#app/domain/gates/level.ts'
import { standingAnswer } from '#app/domain/key-answers.ts'
import { checkOverdue, isAnswered } from '#app/domain/means.ts'
import type { UserId } from '#app/domain/ids.ts'
import type { Profile } from '#app/domain/profiles/profile.ts'
import { dayWords } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'

/** One line of "Before you decide", a link to where it is put right. `place` is relative to the case's page. */
export interface BeforeLine {
  text: string
  place: string
}

/** What a person looks at before judging: weapon access, key questions, teacher statements (R7), what helps: `found` entries of it. */
export function beforeYouDecide(
  file: CaseFile,
  profile: Pick<Profile, 'keyQuestions'>,
  reader: UserId,
  { today, found }: { today: Day; found: number },
): BeforeLine[] {
  return [weapons(file, today), questions(file, profile), statements(file, reader), helps(found)]
}

function weapons(file: CaseFile, today: Day): BeforeLine {
  const { addresses } = file.means
  const open = addresses.filter((one) => !isAnswered(one))
  const place = 'weapon-access/new'
  if (addresses.length === 0) return { text: 'Weapon access: not asked yet', place }
  if (open.length > 0) return { text: `Weapon access: not known at ${open.map((one) => one.label).join(', ')}`, place }
  const late = addresses.filter((one) => checkOverdue(one, today))
  const [first] = late
  if (first) {
    const where = late.map((one) => `${one.label} since ${dayWords(one.checkAgainBy ?? today)}`).join(', ')
    const text = `Weapon access: answered once, check overdue: ${where}`
    return { text, place: `weapon-check/new?address=${first.addressId}` }
  }
  return { text: `Weapon access: answered, ${counted(addresses.length, 'address', 'addresses')}`, place }
}

function questions(file: CaseFile, profile: Pick<Profile, 'keyQuestions'>): BeforeLine {
  const all = profile.keyQuestions.length
  const given = profile.keyQuestions.filter(({ n }) => standingAnswer(file, n))
  const earlier = profile.keyQuestions.filter(({ n }) => file.keyAnswers[n]).length - given.length
  const before = earlier > 0 ? `; ${earlier} from before the reopening, to look at again` : ''
  const tasks = given.filter(({ n }) => file.keyAnswers[n]?.taskEntryId).length
  const withTask = tasks > 0 ? `; ${tasks} open, with a task` : ''
  return { text: `Key questions: ${given.length - tasks} of ${all}${withTask}${before}`, place: 'key-questions' }
}

function statements(file: CaseFile, reader: UserId): BeforeLine {
  const all = file.inquiry.interviews.filter((one) => one.role === 'teacher' && !one.notDone)
  const unread = unreadStatements(file, reader)
  const notRead = unread.length > 0 ? `, ${unread.length} not read by you` : ''
  const first = unread[0]
  return {
    text: `Teacher statements: ${all.length === 0 ? 'none yet' : all.length}${notRead}`,
    place: first ? statementPlace(first.entryId) : all.length === 0 ? 'interview/new' : '#timeline',
  }
}

const statementPlace = (entryId: string) => `entries/${entryId}`

function helps(found: number): BeforeLine {
  return {
    text: `What helps: ${found > 0 ? counted(found, 'entry', 'entries') : 'None found yet. The plan must build some.'}`,
    place: 'key-questions/13',
  }
}

const counted = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`
