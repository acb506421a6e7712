import type { Script } from '../script.ts'
import { opened, screening, story } from './usual.ts'
import type { Beginning } from './usual.ts'

const locker: Beginning = {
  at: '2026-10-01 09:10',
  reporter: 'U12',
  student: 'nico',
  what: 'Nico said in the hall that somebody would “see on Monday” who took his phone.',
  first: 'U09',
  second: 'U07',
}

/**
 * A case in which people work who see next to nothing of it: a campus monitor searches and greets, a registrar records
 * that the student comes back, a probation officer is consulted.
 */
export const narrowRoles: readonly Script[] = [
  story(
    'monitored',
    'day',
    screening(locker),
    opened(locker, 'Needs a closer look by the team, and an eye on the mornings.'),
    {
      at: '2026-10-02 15:00',
      who: 'U09',
      run: 'savePlanAction',
      as: 'search',
      input: {
        what: 'Look through bag and jacket with him, before first period',
        kind: 'search',
        place: 'Front office',
        owner: '$U12',
        backup: '$U09',
        frequency: 'each-arrival',
        firstDue: '@2026-10-05',
        dueTime: '07:40',
        verification: 'Recorded here before first period',
        endRule: 'The review ends it',
        ifNot: 'He waits in the front office with Ana Beltrán until somebody trained is there.',
      },
    },
    {
      at: '2026-10-02 15:05',
      who: 'U09',
      run: 'savePlanAction',
      as: 'greeting',
      input: {
        what: 'Say hello, and see who he stands with',
        kind: 'supervision',
        place: 'Quad, by the snack bar',
        owner: '$U09',
        backup: '$U12',
        frequency: 'each-school-day',
        firstDue: '@2026-10-05',
        dueTime: '12:10',
        verification: 'Recorded here after lunch',
        endRule: 'The review ends it',
      },
    },
    {
      at: '2026-10-02 15:10',
      who: 'U09',
      run: 'startPlan',
      input: {
        plan: 'interim',
        startsOn: '@2026-10-05',
        reviewOn: '@2026-10-09',
        goals: 'Calm mornings until the team has met.',
      },
    },
    {
      at: '2026-10-02 15:20',
      who: 'U07',
      run: 'addMember',
      input: {
        userId: '$U23',
        role: 'consulted',
        reason: 'He is on probation; she knows the terms',
        until: '@2026-10-30',
      },
    },
    {
      at: '2026-10-05 07:05',
      who: 'U25',
      run: 'recordEnrolment',
      input: { personId: '$nico', event: 'returned', schoolId: '$DVH', on: '@2026-10-06', other: '' },
    },
  ),
]
