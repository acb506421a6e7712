import type { HistorySource } from '#app/domain/file/inquiry.ts'
import type { Field, FormDesign } from '#app/ui/form/design.ts'
import { isSealedSource, sourceWords, stateWords } from './history.entry.ts'

const rowFields = (sealed: boolean): readonly Field[] => [
  {
    type: 'choice',
    name: 'state',
    label: 'How far is it?',
    options: Object.entries(stateWords).map(([value, label]) => ({ value, label })),
  },
  { type: 'text', name: 'from', label: 'From whom?', optional: true },
  {
    type: 'day',
    name: 'dueOn',
    label: 'Expected by',
    optional: true,
    when: { field: 'state', is: ['requested', 'pending'] },
  },
  {
    type: 'text',
    name: 'why',
    label: 'Which rule does not permit it?',
    optional: true,
    when: { field: 'state', is: ['not-permitted'] },
  },
  {
    type: 'choice',
    name: 'found',
    label: 'Was anything found?',
    optional: true,
    options: [
      { value: 'something', label: 'Yes' },
      { value: 'nothing', label: 'Nothing that matters here' },
    ],
    when: { field: 'state', is: ['done'] },
  },
  {
    type: 'long',
    name: 'finding',
    label: 'What was found?',
    hint: sealed ? 'Sealed: only counselors of this case read it.' : 'Facts that matter here, never whole files.',
    rows: 4,
    optional: true,
    when: { field: 'state', is: ['done'] },
  },
  {
    type: 'choice',
    name: 'relevance',
    label: 'What does it mean here?',
    optional: true,
    options: [
      { value: 'raises', label: 'More concern' },
      { value: 'lowers', label: 'Less concern' },
      { value: 'neutral', label: 'Neither' },
    ],
    when: { field: 'state', is: ['done'] },
  },
]

/** The form of one row. Its id names the source, so that a draft stays with its row. */
export const historyDesign = (source: HistorySource): FormDesign => ({
  id: `history-${source}`,
  title: `History: ${sourceWords[source].toLowerCase()}`,
  lead: 'Write down facts that matter here; never copy whole files.',
  submit: 'Save this row',
  sections: [{ id: 'row', fields: rowFields(isSealedSource(source)) }],
})

/** How any row reads, and the blank paper. */
export const historyReading: FormDesign = {
  id: 'history',
  title: 'History review',
  lead: 'One row for each source.',
  submit: 'Save this row',
  sections: [
    {
      id: 'row',
      fields: [
        {
          type: 'choice',
          name: 'source',
          label: 'Source',
          options: Object.entries(sourceWords).map(([value, label]) => ({ value, label })),
        },
        ...rowFields(false),
      ],
    },
  ],
}
