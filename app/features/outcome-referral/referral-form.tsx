import type { FormDesign } from '#app/ui/form/design.ts'

const referred = { field: 'result', is: ['referred'] }

export const referralDesign: FormDesign = {
  id: 'outcome-referral',
  title: 'Outcome: mental-health referral',
  lead: 'That it was made, to whom and for when. What is said there stays there.',
  asksWhen: true,
  submit: 'Save the referral',
  sections: [
    {
      id: 'what',
      fields: [
        {
          type: 'choice',
          name: 'result',
          label: 'Is there a referral?',
          options: [
            { value: 'referred', label: 'Yes' },
            { value: 'none', label: 'None' },
          ],
        },
        { type: 'long', name: 'none', label: 'Why none?', rows: 2, when: { field: 'result', is: ['none'] } },
        { type: 'text', name: 'provider', label: 'To whom?', when: referred },
        { type: 'day', name: 'appointmentOn', label: 'Appointment on', optional: true, when: referred },
        { type: 'time', name: 'appointmentTime', label: 'At what time?', optional: true, when: referred },
        { type: 'text', name: 'consent', label: 'Who agreed?', optional: true, when: referred },
      ],
    },
  ],
}

export const referralAttendedDesign: FormDesign = {
  id: 'referral-attended',
  title: 'Was the appointment kept?',
  asksWhen: true,
  submit: 'Save',
  sections: [
    {
      id: 'kept',
      fields: [
        { type: 'pick', name: 'referralId', label: 'Which referral?', from: 'referrals' },
        {
          type: 'choice',
          name: 'attended',
          label: 'Was it kept?',
          options: [
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
            { value: 'unknown', label: 'I don’t know' },
          ],
        },
        {
          type: 'text',
          name: 'instead',
          label: 'What happens instead?',
          when: { field: 'attended', is: ['no'] },
        },
        { type: 'day', name: 'nextAppointmentOn', label: 'Next appointment', optional: true },
      ],
    },
  ],
}
