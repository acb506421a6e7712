import { viewOf } from '#app/ui/form/entry-view.tsx'
import type { Field } from '#app/ui/form/design.ts'

const reading = (id: string, title: string, fields: readonly Field[]) =>
  viewOf({ id, title, submit: '', sections: [{ id, fields }] })
const why: Field = { type: 'text', name: 'reason', label: 'Why' }

/** How each half of joining reads. */
export const JoinedToView = reading('joined-to', 'Joined to another folder', [
  { type: 'text', name: 'caseNumber', label: 'Joined to' },
  why,
])
export const ReportJoinedView = reading('report-joined', 'A report was joined here', [
  { type: 'text', name: 'reportNumber', label: 'Report' },
  { type: 'text', name: 'channel', label: 'Came by' },
  { type: 'long', name: 'what', label: 'What happened' },
  { type: 'quote', name: 'exactWords', label: 'Exact words' },
  why,
])
export const ToldApartView = reading('told-apart', 'Not the same as another report', [why])
export const UnjoinedView = reading('unjoined', 'Taken out again', [
  { type: 'text', name: 'number', label: 'Was joined to' },
  why,
])
export const ReportUnjoinedView = reading('report-unjoined', 'A report was taken out again', [
  { type: 'text', name: 'number', label: 'Report' },
  why,
])
