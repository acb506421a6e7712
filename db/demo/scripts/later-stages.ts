import type { Script, ScriptEvent } from '../script.ts'
import { allMet, keyAnswers } from './answers.ts'
import { after, opened, parentAsked, screening, story, studentTalk } from './usual.ts'
import type { Beginning } from './usual.ts'

const thirteen = (who: string, at: string): ScriptEvent[] =>
  keyAnswers(
    who,
    at,
    Array.from({ length: 13 }, (_, n) => ({
      answer:
        n === 3
          ? 'None at home, as told by a parent.'
          : n === 12
            ? 'One adult at school, family.'
            : 'Talked over in the meeting; nothing that raises concern further.',
      evidence: [n === 3 ? '$means' : '$talk'],
      direction: n === 12 ? 'lowers' : 'neutral',
    })),
  )

const meeting = (at: string, chair: string, others: readonly string[]): ScriptEvent => ({
  at,
  who: chair,
  run: 'recordMeeting',
  as: 'meeting',
  input: {
    kind: 'first',
    discussed: 'What was reported and what we found.',
    attendance: [
      { userId: `$${chair}`, expertise: 'administration' },
      ...others.map((one) => ({ userId: `$${one}`, expertise: 'mental-health' })),
      { name: 'A teacher of the student', expertise: 'instruction' },
    ],
  },
})

const level = (at: string, who: string, value: string, there: readonly string[]): ScriptEvent => ({
  at,
  who,
  run: 'proposeLevel',
  as: 'level',
  input: {
    level: value,
    evidence: ['$talk', '$means'],
    rationale: 'What was said fits what was done; the means were asked about; support is agreed.',
    otherExplanations: 'Anger at one event.',
    wouldChange: 'A new threat, or a missed week of support.',
    sameForAnother: 'yes',
    noOneDisagreed: 'yes',
    there: there.map((one) => `$${one}`),
  },
})

const action = (
  at: string,
  who: string,
  what: string,
  owner: string,
  backup: string,
  firstDue: string,
  name = 'action',
): ScriptEvent => ({
  at,
  who,
  run: 'savePlanAction',
  as: name,
  input: {
    what,
    kind: 'support',
    owner: `$${owner}`,
    backup: `$${backup}`,
    frequency: 'each-school-day',
    firstDue,
    dueTime: '08:00',
    verification: 'The owner notes it',
    endRule: 'Until the review ends it',
  },
})

/** From the report to an assessed level: the way most cases go. */
function assessed(
  b: Beginning,
  parent: string,
  name: string,
  words: string,
  value: string,
  approved: boolean,
): ScriptEvent[] {
  const next = (time: string, days: number) =>
    `2026-10-${String(Number(b.at.slice(8, 10)) + days).padStart(2, '0')} ${time}`
  return [
    ...screening(b),
    ...opened(b, 'Needs a closer look by the team.'),
    ...parentAsked(after(b.at, 70), b.first, b.student, parent),
    studentTalk(after(b.at, 120), b.first, name, words),
    meeting(next('14:00', 1), b.second, [b.first]),
    ...thirteen(b.second, next('14:20', 1)),
    level(next('14:45', 1), b.first, value, [b.first, b.second]),
    ...(approved
      ? [{ at: next('15:30', 1), who: b.second, run: 'approveLevel', input: { proposalId: '$level' } }]
      : []),
  ]
}

const managed = (who: string, owner: string, value: string, reviewOn: string): ScriptEvent[] => [
  action('2026-10-06 15:40', who, `Check-in before first period (${value})`, owner, who, '@2026-10-07'),
  {
    at: '2026-10-06 15:50',
    who,
    run: 'startPlan',
    input: {
      plan: 'plan',
      startsOn: '@2026-10-07',
      reviewOn,
      goals: 'Calm mornings and one adult to turn to.',
      endRule: 'The team ends it.',
    },
  },
]
const daily = (who: string, days: readonly string[]): ScriptEvent[] =>
  days.map((day) => ({
    at: `${day} 08:10`,
    who,
    run: 'recordCheckIn',
    input: { actionId: '$action', dueOn: `@${day}`, result: 'done' },
  }))

const b = (
  student: string,
  reporter: string,
  what: string,
  first: string,
  second: string,
  at = '2026-10-05 09:10',
): Beginning => ({ at, reporter, student, what, first, second })

const jordan = {
  ...b(
    'jordan2',
    'U11',
    'Jordan said in 3rd period that he would “bring something” for a classmate who took his seat.',
    'U09',
    'U07',
  ),
  notMeant: 'jordan1',
}
const emma = {
  ...b('emma1', 'U27', 'Emma posted a countdown to “the day they find out”.', 'U14', 'U13'),
  notMeant: 'emma2',
}
const teo = b('teo', 'U27', 'Mateo drew classmates behind bars, with “gone” under it.', 'U14', 'U13')
const dylan = b('dylan', 'U19', 'Dylan said at practice that he could “clear the gym”.', 'U19', 'U18')
const isla = b('isla', 'U12', 'Isla told a friend that she would hurt whoever shared her photo.', 'U09', 'U07')
const rhea = {
  ...b('jordan1', 'U11', 'A note “you have until winter break”, left on a desk.', 'U09', 'U07'),
  notMeant: 'jordan2',
}

/** Cases with a level: awaiting approval, a plan to build, plans running, a closing proposed, closed, reopened. */
export const laterStages: readonly Script[] = [
  story(
    'awaiting-approval',
    'week',
    assessed(jordan, 'Parent of Jordan', 'Jordan Reyes', 'I meant my big brother.', 'high', false),
  ),
  story(
    'plan-to-build',
    'week',
    assessed(emma, 'Parent of Emma', 'Emma Halvorsen', 'It was about my birthday.', 'moderate', true),
  ),
  story(
    'managing',
    'week',
    assessed(teo, 'Parent of Mateo', 'Mateo Alvarado', 'Gone means not in my class.', 'moderate', true),
    managed('U13', 'U14', 'moderate', '@2026-10-20'),
    daily('U14', ['2026-10-07', '2026-10-08', '2026-10-09']),
  ),
  story(
    'managing-low',
    'week',
    assessed(dylan, 'Parent of Dylan', 'Dylan Voss', 'I was showing off.', 'low', true),
    managed('U18', 'U19', 'low', '@2026-10-28'),
    daily('U19', ['2026-10-07', '2026-10-08']),
  ),
  story(
    'closing-proposed',
    'week',
    assessed(isla, 'Parent of Isla', 'Isla Fontaine', 'I was so angry. I would not.', 'low', true),
    managed('U07', 'U09', 'low', '@2026-10-21'),
    daily('U09', [
      ...['2026-10-07', '2026-10-08', '2026-10-09', '2026-10-12', '2026-10-13', '2026-10-14'],
      ...['2026-10-15', '2026-10-16', '2026-10-19', '2026-10-20', '2026-10-21'],
    ]),
    {
      at: '2026-10-20 09:00',
      who: 'U07',
      run: 'reviewPlan',
      input: {
        keep: 'as-is',
        working: 'Calm for two weeks; the photo is gone.',
        rating: 'same',
        nextReviewOn: '@2026-10-28',
      },
    },
    {
      at: '2026-10-21 10:00',
      who: 'U07',
      run: 'proposeClosing',
      as: 'closing',
      input: {
        reason: 'resolved',
        rationale: 'The photo is gone, she has help.',
        parentTold: 'Yes, by phone',
        criteria: allMet,
      },
    },
  ),
  story(
    'reopened',
    'week',
    assessed(
      rhea,
      'Parent of Jordan Reyes-Whitaker',
      'Jordan Reyes-Whitaker',
      'It was a joke about a bet.',
      'low',
      true,
    ),
    managed('U07', 'U09', 'low', '@2026-10-21'),
    {
      at: '2026-10-20 08:40',
      who: 'U07',
      run: 'makeTask',
      input: { what: 'Ask the librarian who wrote the note', owner: '$U09', dueOn: '@2026-10-23' },
    },
    {
      at: '2026-10-20 09:00',
      who: 'U07',
      run: 'proposeClosing',
      as: 'closing',
      input: {
        reason: 'resolved',
        rationale: 'A bet between friends.',
        parentTold: 'Yes',
        criteria: allMet,
        override: { reason: 'The librarian is away until Friday; both friends say the same of the note.' },
      },
    },
    { at: '2026-10-20 11:00', who: 'U09', run: 'signClosing', input: { proposalId: '$closing' } },
    {
      at: '2026-10-22 09:00',
      who: 'U09',
      run: 'reopenCase',
      input: { trigger: 'new-report', whatChanged: 'A second note, in the same hand, with a date.' },
    },
  ),
]
