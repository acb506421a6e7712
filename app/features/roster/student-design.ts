import type { FormDesign } from '#app/ui/form/design.ts'

/** A student on the roster, with whom to call and where they live or stay. */
const design = (id: string, title: string, submit: string, lead?: string): FormDesign => ({
  id,
  title,
  submit,
  lead,
  sections: [
    {
      id: 'facts',
      fields: [
        { type: 'text', name: 'given', label: 'First name' },
        { type: 'text', name: 'family', label: 'Last name' },
        { type: 'text', name: 'studentNumber', label: 'Student number' },
        { type: 'pick', name: 'schoolId', label: 'School', from: 'schools', as: 'select' },
        { type: 'text', name: 'grade', label: 'Grade', hint: 'Such as K or 9.' },
        { type: 'day', name: 'birthDate', label: 'Birth date', optional: true },
        { type: 'long', name: 'classes', label: 'Classes', hint: 'One a line.', rows: 3, optional: true },
        { type: 'long', name: 'handles', label: 'Names used online', hint: 'One a line.', rows: 2, optional: true },
      ],
    },
    {
      id: 'guardians',
      heading: 'Parents and guardians',
      lead: 'Who is left out here is no longer listed. Cases keep what they say.',
      fields: [
        {
          type: 'blocks',
          name: 'guardians',
          label: 'Parent or guardian',
          add: 'Add another parent or guardian',
          shown: 1,
          fields: [
            { type: 'text', name: 'given', label: 'First name' },
            { type: 'text', name: 'family', label: 'Last name' },
            { type: 'text', name: 'relation', label: 'Relation', hint: 'Such as mother.' },
            { type: 'text', name: 'phone', label: 'Phone', inputMode: 'tel', optional: true },
            { type: 'text', name: 'email', label: 'E-mail', inputMode: 'email', optional: true },
          ],
        },
      ],
    },
    {
      id: 'places',
      heading: 'Lives or stays at',
      lead: 'Every home counts: a weapon check is made for each address.',
      fields: [
        {
          type: 'blocks',
          name: 'places',
          label: 'Address',
          add: 'Add another address',
          shown: 1,
          fields: [
            { type: 'text', name: 'label', label: 'What is it called?', hint: 'Such as Mother’s home.' },
            { type: 'text', name: 'line', label: 'Street and town' },
            { type: 'text', name: 'relation', label: 'Whose home?', hint: 'Such as mother, or grandfather.' },
          ],
        },
      ],
    },
  ],
})

export const newStudentDesign = design('new-student', 'Add a student', 'Add this student')
export const studentDesign = design('student', 'Change a student’s details', 'Save the student')
