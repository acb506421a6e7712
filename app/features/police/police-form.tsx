import type { Field, FormDesign } from '#app/ui/form/design.ts'

const agency: Field = { type: 'text', name: 'agency', label: 'Which agency?' }

export const policeDutyDesign: FormDesign = {
  id: 'police-duty',
  title: 'Must police be told?',
  lead: 'Anybody may tell police at any time. This records whether the law asks for it, and who has known since when.',
  asksWhen: true,
  submit: 'Save the answer',
  sections: [
    {
      id: 'duty',
      fields: [
        {
          type: 'choice',
          name: 'answer',
          label: 'Must this be reported to police?',
          options: [
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
            { value: 'not-applicable', label: 'Not applicable', hint: 'For example: the student is below grade 6.' },
          ],
        },
        { type: 'text', name: 'reason', label: 'Why?' },
        { type: 'moment', name: 'awareSince', label: 'Since when has somebody known?', start: 'empty', optional: true },
        {
          type: 'pick',
          name: 'awareBy',
          label: 'Who knows of it?',
          hint: 'Each of them sees whether police were really told.',
          from: 'team',
          many: true,
          optional: true,
        },
      ],
    },
  ],
}

export const policeToldDesign: FormDesign = {
  id: 'police-told',
  title: 'Police told',
  asksWhen: true,
  submit: 'Save: police told',
  sections: [
    {
      id: 'told',
      fields: [
        { type: 'text', name: 'whom', label: 'Who was told?', hint: 'Name and rank.' },
        agency,
        {
          type: 'choice',
          name: 'how',
          label: 'How?',
          options: [
            { value: 'phone', label: 'Phone' },
            { value: 'in-person', label: 'In person' },
            { value: 'message', label: 'Message' },
          ],
        },
        { type: 'text', name: 'toldBy', label: 'Told by whom?', hint: 'Leave empty if it was you.', optional: true },
        { type: 'text', name: 'incident', label: 'Incident number', optional: true },
        { type: 'long', name: 'what', label: 'What were they told?', rows: 3, optional: true },
        {
          type: 'pick',
          name: 'files',
          label: 'Files given to them',
          hint: 'Each is listed with its hash, so that the copy can be compared.',
          from: 'files',
          many: true,
          optional: true,
        },
      ],
    },
  ],
}

export const policeDecidedDesign: FormDesign = {
  id: 'police-decided',
  title: 'What police decided',
  asksWhen: true,
  submit: 'Save what they decided',
  sections: [
    {
      id: 'decided',
      fields: [
        agency,
        { type: 'long', name: 'what', label: 'What did they decide or do?', rows: 4 },
        {
          type: 'long',
          name: 'officersNote',
          label: 'Officers’ own note',
          hint: 'Sealed. Only officers of this case write here and read it again.',
          rows: 3,
          optional: true,
        },
      ],
    },
  ],
}

const reviewed = { field: 'done', is: ['yes'] }

export const registryReviewDesign: FormDesign = {
  id: 'registry-review',
  title: 'Firearm registry review',
  lead: 'Only that it was done, when and by whom. What the registry said is never written here.',
  asksWhen: true,
  submit: 'Save the review',
  sections: [
    {
      id: 'review',
      fields: [
        {
          type: 'choice',
          name: 'done',
          label: 'Has the registry been reviewed?',
          options: [
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'Not yet' },
          ],
        },
        { ...agency, when: reviewed },
        { type: 'text', name: 'officer', label: 'Which officer?', when: reviewed },
      ],
    },
  ],
}
