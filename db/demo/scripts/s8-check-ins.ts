import type { ScriptEvent } from '../script.ts'

/** School days from the first Tuesday of the plan to its change on 9 April; the week of 22 March is a break. */
const daily = [
  ...['03-09', '03-10', '03-11', '03-12', '03-15', '03-16', '03-17', '03-18', '03-19'],
  ...['03-29', '03-30', '03-31', '04-01', '04-02', '04-05', '04-06', '04-07', '04-08', '04-09'],
]
/** Each Friday from the plan's first; the one in the break falls on the Monday after it. */
const weekly = [
  ...['03-05', '03-12', '03-19', '03-29', '04-02', '04-09'],
  ...['04-16', '04-23', '04-30', '05-07', '05-14', '05-21', '05-28'],
]

const done = (action: string, who: string, days: readonly string[], time: string): ScriptEvent[] =>
  days.map((on) => ({
    at: `2027-${on} ${time}`,
    who,
    run: 'recordCheckIn',
    input: { actionId: `$${action}`, dueOn: `@2027-${on}`, result: 'done' },
  }))

/** What was recorded of the plan, day by day and week by week, until the closing. */
export const checkIns: readonly ScriptEvent[] = [
  ...done('action1', 'U05', ['03-08', ...daily], '07:36'),
  ...done('action0', 'U19', daily, '07:42'),
  ...done('action2', 'U10', weekly, '15:20'),
  ...done('action3', 'U18', weekly, '15:25'),
  {
    at: '2027-04-09 10:05',
    who: 'U18',
    run: 'endPlanAction',
    input: { actionId: '$action1', reason: 'Five weeks of searches without a find; the level is moderate.' },
  },
  {
    at: '2027-04-09 10:08',
    who: 'U18',
    run: 'savePlanAction',
    input: {
      actionId: '$action0',
      replaces: '$action0',
      what: 'Check-in with Ben Adler each Friday',
      kind: 'supervision',
      owner: '$U19',
      backup: '$U18',
      frequency: 'weekly',
      firstDue: '@2027-03-05',
      dueTime: '07:40',
      verification: 'Mr. Adler sees him before first period',
      endRule: 'Until the team ends it at a review',
    },
  },
  ...done('action0', 'U19', ['04-16', '04-23', '04-30', '05-07', '05-14', '05-21', '05-28'], '07:42'),
]
