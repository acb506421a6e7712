import type { FormDesign } from '#app/ui/form/design.ts'

export const planReviewDesign: FormDesign = {
  id: 'plan-review',
  title: 'Review the plan',
  asksWhen: true,
  submit: 'Save the review',
  sections: [
    {
      id: 'plan',
      fields: [
        { type: 'long', name: 'working', label: 'How is the plan working?' },
        { type: 'long', name: 'breaches', label: 'What went against it, and what was done?', rows: 2, optional: true },
        { type: 'long', name: 'missed', label: 'What was missed, and why?', rows: 2, optional: true },
        {
          type: 'choice',
          name: 'keep',
          label: 'Does the plan stay as it is?',
          options: [
            { value: 'as-is', label: 'It stays as it is' },
            { value: 'changed', label: 'It changes', hint: 'Add or end actions on the plan’s page.' },
          ],
        },
        {
          type: 'choice',
          name: 'rating',
          label: 'Does the level of concern still fit?',
          options: [
            { value: 'same', label: 'Yes' },
            { value: 'up', label: 'Concern rises' },
            { value: 'down', label: 'Concern falls' },
          ],
        },
        {
          type: 'long',
          name: 'ratingWhy',
          label: 'Why?',
          rows: 2,
          when: { field: 'rating', is: ['up', 'down'] },
        },
        {
          type: 'words',
          text: 'A new level is proposed on its own page, with its reasons.',
          when: { field: 'rating', is: ['up', 'down'] },
        },
        { type: 'day', name: 'nextReviewOn', label: 'Next review on' },
      ],
    },
  ],
}
