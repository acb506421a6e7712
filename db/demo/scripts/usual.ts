import type { Script, ScriptEvent } from '../script.ts'
import { nameOf } from '../students.ts'

/** What differs between the beginnings of two stories. Times are minutes after `at`. */
export interface Beginning {
  /** `2026-10-19 09:05`: when the report came. */
  at: string
  reporter: string
  student: string
  what: string
  words?: string
  aimedAt?: string
  weapon?: 'yes' | 'no' | 'unknown'
  danger?: 'yes' | 'no' | 'unknown'
  whereNow?: string
  first: string
  second: string
  /** A student of a similar name who was looked at and is not meant. */
  notMeant?: string
}

/** `minutes` after a local time, on the same day. */
export function after(at: string, minutes: number): string {
  const [on = '', time = '00:00'] = at.split(' ')
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const total = hour * 60 + minute + minutes
  return `${on} ${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`
}

export const reported = (story: Beginning): ScriptEvent => ({
  at: story.at,
  who: story.reporter,
  run: 'sendReport',
  input: {
    danger: story.danger ?? 'no',
    what: story.what,
    exactWords: story.words ?? '',
    student: nameOf(story.student),
    studentId: `$${story.student}`,
    aimedAt: story.aimedAt ?? '',
    weapon: story.weapon ?? 'no',
    whereNow: story.whereNow ?? 'in class',
  },
})

/** Report, opened, identified by two things, earlier contacts searched. */
export const screening = (story: Beginning): ScriptEvent[] => [
  reported(story),
  { at: after(story.at, 12), who: story.first, run: 'acknowledgeReport', input: {} },
  {
    at: after(story.at, 14),
    who: story.first,
    run: 'identifyStudent',
    input: {
      concern: 'student',
      personId: `$${story.student}`,
      identifiers: ['student-number', 'class-and-period'],
      comparedWith: story.notMeant ? [`$${story.notMeant}`] : [],
    },
  },
  { at: after(story.at, 15), who: story.first, run: 'recordPriorContacts', input: {} },
]

/** A parent is called and asked about weapons at home; the answer is "none". */
export const parentAsked = (at: string, who: string, student: string, parent: string): ScriptEvent[] => [
  {
    at,
    who,
    run: 'recordContact',
    input: {
      with: 'parent',
      who: parent,
      why: 'What was reported; weapon access',
      how: 'phone',
      reached: 'yes',
      said: 'Thank you for calling. We will talk tonight.',
    },
  },
  {
    at: after(at, 4),
    who,
    run: 'recordWeaponAccess',
    as: 'means',
    input: {
      asked: parent,
      how: 'phone',
      said: 'None at home.',
      addresses: [{ addressId: `$${student}.Home`, answer: 'no' }],
    },
  },
]

/** Somebody answers that police need not be told, and why: it is asked of every screening from grade 6 on. */
export const policeNeedNot = (at: string, who: string, reason: string): ScriptEvent => ({
  at,
  who,
  run: 'recordPoliceDuty',
  input: { answer: 'no', reason },
})

/** The first person opens a case, the second confirms. */
export const opened = (story: Beginning, rationale: string): ScriptEvent[] => [
  {
    at: after(story.at, 30),
    who: story.first,
    run: 'proposeOutcome',
    as: 'opening',
    input: { outcome: 'open', rationale, cites: [] },
  },
  { at: after(story.at, 55), who: story.second, run: 'confirmOutcome', input: { proposalEntryId: '$opening' } },
]

/** A talk with the student of concern in grades 6-12. */
export const studentTalk = (
  at: string,
  who: string,
  name: string,
  words: string,
  more: Record<string, unknown> = {},
): ScriptEvent => ({
  at,
  who,
  run: 'recordInterview',
  as: 'talk',
  input: {
    role: 'student-6-12',
    with: name,
    officer: 'no',
    parentTold: 'yes',
    needs: 'no',
    answers: { 'what-happened': 'Told it much as it was reported.', meant: 'Says nobody was meant to be hurt.' },
    exactWords: words,
    weaponAsked: 'yes',
    weaponSaid: 'No.',
    protective: 'Has one adult at school to talk to.',
    ...more,
  },
})

export const story = (
  id: string,
  align: Script['align'],
  ...events: readonly (ScriptEvent | readonly ScriptEvent[])[]
): Script => ({
  id,
  align,
  events: events.flat(),
})
