import { paceLeast } from '#app/domain/profiles/overrides.ts'
import type { FormDesign } from '#app/ui/form/design.ts'

const one = (
  id: string,
  title: string,
  submit: string,
  fields: FormDesign['sections'][number]['fields'],
  lead?: string,
): FormDesign => ({
  id,
  title,
  submit,
  lead,
  sections: [{ id: 'facts', fields }],
})

export const districtDesign = one('district', 'The district', 'Save the district', [
  { type: 'text', name: 'name', label: 'Name' },
  {
    type: 'text',
    name: 'safetyPhone',
    label: 'School Safety’s number',
    hint: 'Shown on every referral.',
    inputMode: 'tel',
  },
])

export const schoolDesign = one('school', 'School', 'Save the school', [
  { type: 'text', name: 'name', label: 'Name' },
  { type: 'text', name: 'code', label: 'Code', hint: 'Short, such as ACE.' },
  { type: 'text', name: 'grades', label: 'Grades', hint: 'Such as 9-12.' },
  { type: 'text', name: 'phone', label: 'Phone', inputMode: 'tel', optional: true },
])

export const calendarDesign = one(
  'calendar',
  'Calendar',
  'Save the calendar',
  [
    { type: 'text', name: 'zone', label: 'Time zone', hint: 'Such as America/Los_Angeles.' },
    {
      type: 'long',
      name: 'years',
      label: 'School years',
      hint: 'One a line: first day, two dots, last day. Year-month-day: 13 August 2026 to 3 June 2027 is 2026-08-13..2027-06-03.',
      rows: 3,
    },
    {
      type: 'long',
      name: 'closed',
      label: 'Weekdays without school',
      hint: 'One a line, as year-month-day: 2026-09-07 is 7 September 2026. Several days in a row: 2026-11-23..2026-11-27.',
      rows: 8,
      optional: true,
    },
    { type: 'text', name: 'schoolFrom', label: 'School starts', hint: '07:45' },
    { type: 'text', name: 'schoolTo', label: 'School ends', hint: '15:15' },
    { type: 'text', name: 'officeFrom', label: 'Office opens', hint: '07:15' },
    { type: 'text', name: 'officeTo', label: 'Office closes', hint: '16:30' },
    { type: 'text', name: 'reason', label: 'Why is it changed?', optional: true },
  ],
  'School-day clocks use these days. Deadlines are worked out again when they change.',
)

/** Who sets a number, and where it comes from. */
const basisOf = (shown: string): FormDesign['sections'][number]['fields'] => [
  {
    type: 'choice',
    name: 'basisKind',
    label: 'Who sets it?',
    options: [
      { value: 'law', label: 'A law' },
      { value: 'ours', label: 'The district' },
    ],
  },
  {
    type: 'text',
    name: 'basisText',
    label: 'Where does the number come from?',
    hint: `The law and its section, or who decided it and when. ${shown}`,
  },
]

export const clockDesign = one('clock', 'Clock', 'Save the clock', [
  { type: 'words', text: 'Give one number. All empty: the profile’s own number counts again.' },
  { type: 'number', name: 'minutes', label: 'Minutes', optional: true },
  { type: 'number', name: 'schoolDays', label: 'School days', optional: true },
  { type: 'number', name: 'days', label: 'Calendar days', optional: true },
  ...basisOf('Shown beside each deadline.'),
])

export const looksDesign = one(
  'looks',
  'When looks are worth asking about',
  'Save these numbers',
  [
    {
      type: 'number',
      name: 'casesAnHour',
      label: 'Different cases and pages of people within an hour',
      hint: 'Whoever opens more is listed, and district leads and auditors find it in My work the same day.',
    },
    {
      type: 'number',
      name: 'occasions',
      label: 'Occasions at the same report or person, without any work there',
      hint: 'At least 2.',
    },
    { type: 'number', name: 'students', label: 'Pages of people on none of whose cases somebody is' },
    { type: 'number', name: 'searches', label: 'Searches for the same person' },
    ...basisOf('Shown on the list.'),
  ],
  'Nobody is stopped by these numbers: an emergency may need many looks. They say from when on somebody asks.',
)

export const paceDesign = one(
  'pace',
  'When searches, looks and reports pause',
  'Save these numbers',
  [
    {
      type: 'number',
      name: 'minutes',
      label: 'Minutes that are counted together, and that a pause lasts',
      hint: 'From 5 to 60.',
    },
    { type: 'number', name: 'searches', label: 'Searches in that time', hint: `At least ${paceLeast.searches}.` },
    {
      type: 'number',
      name: 'looks',
      label: 'Parts of cases and pages of people opened in that time',
      hint: `At least ${paceLeast.looks}. One page may count a few times. A person’s own cases are not counted.`,
    },
    {
      type: 'number',
      name: 'reports',
      label: 'Reports sent in that time',
      hint: `At least ${paceLeast.reports}. Reports of danger now are not counted.`,
    },
    ...basisOf('Shown on the page of the district.'),
  ],
  'More than these is no person at work, but a program. An emergency is never held back: danger now, and one’s own cases, always go on.',
)

const people = (hint: string) =>
  ({
    type: 'blocks',
    name: 'people',
    label: 'Place',
    hint: `In the order in which they are asked. ${hint}`,
    add: 'Add another person',
    shown: 3,
    fields: [{ type: 'pick', name: 'userId', label: 'Person', from: 'staff', as: 'select' }],
  }) as const

export const triageGroupDesign = one('triage-group', 'Who opens reports', 'Save the group', [
  people('Two look at every report.'),
])
export const onDutyDesign = one('on-duty', 'On duty for the district', 'Save the list', [
  people('They answer when a school’s group doesn’t, and outside hours. Each needs a phone number.'),
])
export const deputyDesign = one('deputy', 'Deputy', 'Save the deputy', [
  { type: 'pick', name: 'userId', label: 'Who approves?', from: 'staff', as: 'select' },
  {
    type: 'pick',
    name: 'deputyId',
    label: 'Who approves in their absence?',
    from: 'staff',
    as: 'select',
    none: 'Nobody',
  },
])
