import { viewOf } from '#app/ui/form/entry-view.tsx'

/** How the opening of a report reads: its screening's number. */
export const AcknowledgeView = viewOf({
  id: 'acknowledge',
  title: 'Report opened',
  submit: '',
  sections: [{ id: 'opened', fields: [{ type: 'text', name: 'caseNumber', label: 'Screening' }] }],
})
