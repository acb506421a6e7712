import type { Field, FormDesign } from '#app/ui/form/design.ts'

const yesNoUnsure = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'unknown', label: 'I’m not sure' },
]

const danger: readonly Field[] = [
  { type: 'choice', name: 'danger', label: 'Is someone in danger right now?', options: yesNoUnsure },
  {
    type: 'words',
    tone: 'warning',
    text: 'Call first. Stay with this person only if that is safe. Finish this after.',
    when: { field: 'danger', is: ['yes'] },
  },
]

const happened: readonly Field[] = [
  { type: 'long', name: 'what', label: 'What happened?' },
  { type: 'quote', name: 'exactWords', label: 'Exact words, if you heard or read them', optional: true },
]

const aStudent = { field: 'whom', is: ['student'] }
const somebodyElse = { field: 'whom', is: ['other'] }

const whichStudent: readonly Field[] = [
  {
    type: 'choice',
    name: 'whom',
    label: 'Who is this about?',
    options: [
      { value: 'student', label: 'A student' },
      { value: 'staff', label: 'A member of staff', hint: 'Read only by human resources and the district leads.' },
      { value: 'other', label: 'Somebody else', hint: 'A former student, a parent, a visitor.' },
    ],
  },
  { type: 'text', name: 'student', label: 'Which student?', hint: 'Name or student number.', when: aStudent },
  { type: 'pick', name: 'studentId', label: 'Which one of them?', from: 'students', as: 'radio', when: aStudent },
  {
    type: 'text',
    name: 'staffName',
    label: 'Which member of staff?',
    hint: 'First and last name, as far as you know.',
    when: { field: 'whom', is: ['staff'] },
  },
  {
    type: 'text',
    name: 'otherName',
    label: 'What is their name?',
    hint: 'First and last name, as far as you know.',
    when: somebodyElse,
  },
  {
    type: 'text',
    name: 'otherRelation',
    label: 'Who are they to the school?',
    hint: 'Former student, a student’s father, neighbor.',
    optional: true,
    when: somebodyElse,
  },
  { type: 'tick', name: 'nameNotKnown', label: 'I don’t know the name' },
  {
    type: 'long',
    name: 'description',
    label: 'What do they look like, and where did you see them?',
    optional: true,
    rows: 3,
    when: { field: 'nameNotKnown', is: ['yes'] },
  },
]

const school: Field = { type: 'pick', name: 'schoolId', label: 'Which school?', from: 'schools', as: 'select' }

const atRisk: readonly Field[] = [
  { type: 'text', name: 'aimedAt', label: 'Who might be hurt?', optional: true },
  {
    type: 'choice',
    name: 'weapon',
    label: 'Was a weapon seen, shown or talked about?',
    options: [
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No' },
      { value: 'unknown', label: 'I don’t know' },
    ],
  },
  { type: 'text', name: 'weaponWhat', label: 'What was it?', optional: true, when: { field: 'weapon', is: ['yes'] } },
  {
    type: 'text',
    name: 'weaponWhere',
    label: 'Where is it now?',
    optional: true,
    when: { field: 'weapon', is: ['yes'] },
  },
]

const whereNow = (withMe: boolean): Field => ({
  type: 'choice',
  name: 'whereNow',
  label: 'Where is this person now?',
  options: [
    ...(withMe ? [{ value: 'with me', label: 'With me' }] : []),
    { value: 'in class', label: 'In class' },
    { value: 'in the office', label: 'In the office' },
    { value: 'not at school', label: 'Not at school' },
    { value: 'unknown', label: 'I don’t know' },
  ],
})

const files: Field = {
  type: 'file',
  name: 'files',
  label: 'Photo or screenshot',
  hint: 'Never a sexual image. Describe it and call.',
  optional: true,
  many: true,
}

const confidential: Field = {
  type: 'tick',
  name: 'confidential',
  label: 'Keep my name from the team',
  hint: 'They see what you wrote and that a staff member sent it.',
  optional: true,
}

/** Page A. `askSchool` where the reporter works at more than one school, or at none. */
export const referralDesign = (askSchool: boolean): FormDesign => ({
  id: 'report',
  title: 'Tell the team about a concern',
  lead: 'About a minute. You don’t need to be sure.',
  submit: 'Send to the team',
  sections: [
    { id: 'now', fields: [...danger, ...happened] },
    {
      id: 'who',
      fields: [...whichStudent, ...(askSchool ? [school] : []), ...atRisk, whereNow(true), files, confidential],
    },
  ],
})

/** A report that came some other way, typed in for somebody else. */
export const enteredDesign: FormDesign = {
  id: 'report-entered',
  title: 'Enter a report for somebody else',
  lead: 'A call, an e-mail, a walk-in, a tip. Its clock runs from when it came.',
  submit: 'Send to the team',
  sections: [
    {
      id: 'came',
      heading: 'How it came',
      fields: [
        {
          type: 'choice',
          name: 'channel',
          label: 'How did it come?',
          options: [
            { value: 'phone', label: 'Phone call' },
            { value: 'e-mail', label: 'E-mail' },
            { value: 'walk-in', label: 'In person' },
            { value: 'tip line', label: 'Tip line' },
            { value: 'other', label: 'Another way' },
          ],
        },
        { type: 'moment', name: 'received', label: 'When did it come?', start: 'now' },
        { type: 'tick', name: 'reporterUnknown', label: 'The reporter is unknown' },
        { type: 'text', name: 'reporterName', label: 'Name of the reporter', optional: true },
        {
          type: 'text',
          name: 'reporterRelation',
          label: 'Who are they?',
          hint: 'Student, parent, neighbor.',
          optional: true,
        },
        { type: 'text', name: 'reporterContact', label: 'How to reach them', optional: true },
        { ...confidential, label: 'They asked that their name stays closed', hint: undefined } as Field,
      ],
    },
    { id: 'what', heading: 'What was reported', fields: [...danger, ...happened] },
    {
      id: 'who',
      heading: 'Who it is about',
      fields: [
        ...whichStudent,
        { type: 'text', name: 'handle', label: 'Handle, game tag or phone number', optional: true },
        school,
        ...atRisk,
        { type: 'text', name: 'whenMight', label: 'When might it happen?', optional: true },
        whereNow(false),
        files,
      ],
    },
  ],
}
