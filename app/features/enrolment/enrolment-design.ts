import { enrolmentEvents, enrolmentWords } from '#app/domain/enrolment.ts'
import type { FormDesign } from '#app/ui/form/design.ts'

export const enrolmentDesign: FormDesign = {
  id: 'enrolment',
  title: 'A student comes or leaves',
  submit: 'Record it',
  sections: [
    {
      id: 'enrolment',
      fields: [
        {
          type: 'choice',
          name: 'event',
          label: 'What happens?',
          options: enrolmentEvents.map((value) => ({ value, label: enrolmentWords[value] })),
        },
        { type: 'pick', name: 'schoolId', label: 'At which school of yours?', from: 'schools', as: 'select' },
        { type: 'day', name: 'on', label: 'From which day?' },
        {
          type: 'text',
          name: 'other',
          label: 'Which school before, or after?',
          hint: 'Name and district.',
          when: { field: 'event', is: ['transferred-in', 'transferred-out'] },
        },
      ],
    },
  ],
}
