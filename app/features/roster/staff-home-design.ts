import type { FormDesign } from '#app/ui/form/design.ts'

/** How somebody with an account is known among the families of students. */
export const staffHomeDesign: FormDesign = {
  id: 'staff-home',
  title: 'Home address and phone',
  submit: 'Save these details',
  sections: [
    {
      id: 'facts',
      lead: 'Only to find out whether somebody belongs to a student’s family, so that they don’t work on that student’s case. Nobody reads it anywhere else.',
      fields: [
        {
          type: 'long',
          name: 'homes',
          label: 'Home addresses',
          hint: 'One a line: number, street, town. The same address as a student’s asks the lead before this person joins.',
          rows: 3,
          optional: true,
        },
        { type: 'text', name: 'phone', label: 'Phone at home', inputMode: 'tel', optional: true },
        {
          type: 'text',
          name: 'email',
          label: 'E-mail at home',
          hint: 'Where a parent on the roster has the same one, this person is kept out at once.',
          inputMode: 'email',
          optional: true,
        },
      ],
    },
  ],
}
