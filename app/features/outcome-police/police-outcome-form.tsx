import type { FormDesign } from '#app/ui/form/design.ts'
import { policeDecisionWords } from './police-outcome.entry.ts'

const decided = { field: 'result', is: ['decided'] }

export const policeOutcomeDesign: FormDesign = {
  id: 'outcome-police',
  title: 'Outcome: law enforcement',
  lead: 'What police decided, as they told it. Its own track.',
  asksWhen: true,
  submit: 'Save the outcome',
  sections: [
    {
      id: 'what',
      fields: [
        {
          type: 'choice',
          name: 'result',
          label: 'Did police decide something?',
          options: [
            { value: 'decided', label: 'Yes' },
            { value: 'none', label: 'None' },
          ],
        },
        { type: 'long', name: 'none', label: 'Why none?', rows: 2, when: { field: 'result', is: ['none'] } },
        {
          type: 'choices',
          name: 'decisions',
          label: 'What?',
          when: decided,
          options: Object.entries(policeDecisionWords).map(([value, label]) => ({ value, label })),
        },
        { type: 'text', name: 'agency', label: 'Agency', when: decided },
        { type: 'text', name: 'officer', label: 'Who told you?', optional: true, when: decided },
        { type: 'text', name: 'incident', label: 'Incident number', optional: true, when: decided },
        {
          type: 'long',
          name: 'what',
          label: 'More, in a few words',
          hint: 'Nothing from a firearm registry.',
          rows: 3,
          optional: true,
          when: decided,
        },
      ],
    },
  ],
}
