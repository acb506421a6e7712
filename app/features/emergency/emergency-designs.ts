import type { FormDesign, Option } from '#app/ui/form/design.ts'
import { breakGlassLimits, emergencyReasons, verdicts } from '#app/policy/break-glass-limits.ts'

const optionsOf = (words: Readonly<Record<string, string>>): Option[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

export const startDesign: FormDesign = {
  id: 'emergency',
  title: 'Open a case in an emergency',
  submit: 'Open the case now',
  lead: `For a case that you are not on. You read it for ${breakGlassLimits.minutes} minutes. Everything you read is recorded, the district leads and the case’s lead are told, and somebody else reviews it by the end of the next school day.`,
  sections: [
    {
      id: 'which',
      heading: 'Which case?',
      fields: [
        { type: 'words', text: 'If someone is in danger, call 911 first.', tone: 'warning' },
        {
          type: 'text',
          name: 'number',
          label: 'Case or report number',
          hint: 'Such as RA-27-0044 or R-1042.',
          optional: true,
        },
        { type: 'text', name: 'student', label: 'Or the student’s number, or full name', optional: true },
        {
          type: 'pick',
          name: 'schoolId',
          label: 'At which school?',
          hint: 'Needed only with a name.',
          from: 'schools',
          none: 'Not chosen',
          optional: true,
        },
      ],
    },
    {
      id: 'why',
      heading: 'Why now?',
      fields: [
        { type: 'choice', name: 'code', label: 'What is it?', options: optionsOf(emergencyReasons) },
        {
          type: 'long',
          name: 'reason',
          label: 'What happened, and what do you need to know?',
          hint: `At least ${breakGlassLimits.leastReason} characters. Whoever reviews it reads this.`,
        },
      ],
    },
  ],
}

export const reviewDesign: FormDesign = {
  id: 'emergency-review',
  title: 'Review of an emergency opening',
  submit: 'Record the review',
  sections: [
    {
      id: 'verdict',
      heading: 'What did you find?',
      fields: [
        { type: 'choice', name: 'verdict', label: 'It was', options: optionsOf(verdicts) },
        { type: 'long', name: 'note', label: 'What did you look at, and what follows?' },
      ],
    },
  ],
}
