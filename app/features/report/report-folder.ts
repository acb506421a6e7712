import { filesToBind } from '#app/domain/bound-file.ts'
import type { StagedFile } from '#app/domain/bound-file.ts'
import { entryOf } from '#app/domain/entry.ts'
import type { NewEntry } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { identified } from '#app/domain/identity.ts'
import type { Recording } from '#app/domain/recording.ts'
import { localOf } from '#app/domain/time.ts'
import type { Instant } from '#app/domain/time.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { report } from './report.entry.ts'
import { identityOf, studentAs, unsure, whichStudent } from './which-student.ts'
import type { RosterPerson, StudentAnswer, StudentRows, WhichStudent } from './which-student.ts'

type ReportBase = Parameters<typeof report.sentence>[0]['base']
type Said = Omit<ReportBase, 'channel' | 'studentAs' | 'files' | 'reporterUnknown'>
export interface Reporter {
  userId?: string
  name?: string
  relation?: string
  contact?: string
  confidential?: 'yes'
  enteredBy?: { userId: string; name: string }
}

interface Came {
  reportNumber: string
  schoolId: string
  receivedAt: Instant
  channel: ReportBase['channel']
  reporterUnknown?: 'yes'
}

/** Who is meant, or the question which of several students of similar names. Throws `InputRefused` with their names. */
export function settleStudent(
  answer: StudentAnswer,
  rows: StudentRows,
  schools: readonly { id: string; name: string }[],
): Exclude<WhichStudent, { who: 'similar' }> {
  const which = whichStudent(answer, rows)
  if (which.who !== 'similar') return which
  const schoolOf = (person: RosterPerson) => schools.find((school) => school.id === person.schoolId)?.name
  const offered = which.people.map((person) => ({
    value: person.id,
    label: person.name,
    hint: [person.grade ? `grade ${person.grade}` : '', schoolOf(person) ?? ''].filter(Boolean).join(', '),
  }))
  const words =
    offered.length === 1
      ? 'One student has a similar name. Choose the student, or choose I’m not sure which.'
      : `${offered.length === 2 ? 'Two' : 'Several'} students have similar names. Choose by grade, or choose I’m not sure which.`
  throw new InputRefused(
    { studentId: words },
    answer,
    { studentId: [...offered, { value: unsure, label: 'I’m not sure which' }] },
    { ids: which.people.map(({ id }) => id), terms: answer.student ?? '' },
  )
}

/** The entries with which a folder opens: the report, and who is meant where there is a name. */
export function reportEntries(
  said: Said,
  came: Came,
  which: Exclude<WhichStudent, { who: 'similar' }>,
  files: { ids: readonly string[]; staged: readonly StagedFile[] },
  reporter: Reporter,
  work: Recording & { actor: { id: string } },
): readonly [NewEntry, ...NewEntry[]] {
  const bound = filesToBind(files.ids, files.staged, work.actor.id)
  if (!bound) throw new RuleBroken('A file can’t be used here any more. Add it again.', 'own staged files')
  const entry = entryOf(
    report,
    work.newId('entry'),
    { on: localOf(came.receivedAt, work.calendar.zone).day, at: came.receivedAt },
    {
      header: { reportNumber: came.reportNumber, receivedAt: came.receivedAt, schoolId: came.schoolId },
      base: {
        ...said,
        channel: came.channel,
        reporterUnknown: came.reporterUnknown,
        studentAs: studentAs[which.who],
        files: bound,
      },
      reporter,
    },
    { files: files.ids },
  )
  const identity = identityOf(which)
  return identity ? [entry, identified(identity, work)] : [entry]
}
