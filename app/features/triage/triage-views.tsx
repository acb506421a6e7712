import { viewOf } from '#app/ui/form/entry-view.tsx'
import { sendBackDesign, triageDesign } from './triage-form.ts'

/** How a proposed outcome reads. */
export const ScreeningProposedView = viewOf(triageDesign)

const [outcome] = triageDesign.sections.flatMap((section) => section.fields)

/** How a second person's confirmation reads. */
export const ScreeningConfirmedView = viewOf({
  id: 'triage-confirmed',
  title: 'Confirmed by a second person',
  submit: '',
  sections: [
    {
      id: 'confirmed',
      fields: [
        ...(outcome ? [outcome] : []),
        { type: 'day', name: 'watchUntil', label: 'New reports are watched until' },
      ],
    },
  ],
})

/** How a question from the second person reads. */
export const ScreeningSentBackView = viewOf(sendBackDesign)
