import type { Field, FormDesign } from '#app/ui/form/design.ts'

const somebody = { field: 'concern', is: ['student', 'staff', 'other'] }

const who: readonly Field[] = [
  {
    type: 'choice',
    name: 'concern',
    label: 'Who is this about?',
    options: [
      { value: 'student', label: 'A student' },
      { value: 'staff', label: 'A member of staff' },
      { value: 'other', label: 'Somebody else', hint: 'A former student, a parent, a visitor.' },
      { value: 'unknown', label: 'Nobody knows who wrote or said it' },
    ],
  },
  {
    type: 'words',
    text: 'A member of staff is a matter for human resources and the district leads. The school’s team leaves it as you confirm.',
    when: { field: 'concern', is: ['staff'] },
  },
  {
    type: 'pick',
    name: 'userId',
    label: 'Their account, if they sign in here',
    hint: 'It is closed within a minute after you confirm.',
    from: 'staff',
    as: 'select',
    optional: true,
    when: { field: 'concern', is: ['staff'] },
  },
  { type: 'pick', name: 'personId', label: 'Which person?', from: 'students', as: 'radio', when: somebody },
  {
    type: 'text',
    name: 'name',
    label: 'Name, if not on the roster',
    optional: true,
    when: { field: 'concern', is: ['student', 'staff', 'other'] },
  },
]

const identifiers: readonly Field[] = [
  {
    type: 'choices',
    name: 'identifiers',
    label: 'What agrees?',
    hint: 'Tick at least two that you compared yourself.',
    when: somebody,
    options: [
      { value: 'student-number', label: 'Student number' },
      { value: 'birth-date', label: 'Birth date' },
      { value: 'photo', label: 'Photo' },
      { value: 'handle', label: 'Known handle' },
      { value: 'class-and-period', label: 'Class and period' },
      { value: 'recognised-by', label: 'Recognized by somebody who knows them' },
    ],
  },
  {
    type: 'text',
    name: 'recognisedBy',
    label: 'Recognized by whom?',
    optional: true,
    when: { field: 'identifiers', is: ['recognised-by'] },
  },
]

const lookAlikes: Field = {
  type: 'pick',
  many: true,
  name: 'comparedWith',
  label: 'Similar names: tick each that you compared and that is not meant',
  hint: 'Whom you tick stands in no entry, search or print.',
  from: 'people',
  when: somebody,
}

const correction: readonly Field[] = [
  {
    type: 'words',
    tone: 'warning',
    text: 'Somebody else was confirmed before. If that was wrong, the name is taken out of this folder; only the audit keeps that it was corrected.',
  },
  {
    type: 'long',
    name: 'reason',
    label: 'If the first was the wrong one: how do you know?',
    optional: true,
  },
]

/** `alike`: there are similar names. `correcting`: somebody was confirmed before. */
export const identityDesign = ({ alike, correcting }: { alike: boolean; correcting: boolean }): FormDesign => ({
  id: 'identity',
  title: 'Who is this about?',
  lead: 'Two things must agree before anybody acts on a name.',
  submit: 'Confirm',
  sections: [
    {
      id: 'who',
      fields: [...who, ...identifiers, ...(alike ? [lookAlikes] : []), ...(correcting ? correction : [])],
    },
  ],
})
