import { viewOf } from '#app/ui/form/entry-view.tsx'
import { consentDesign, endConsentDesign } from './consent-form.ts'

export const ConsentView = viewOf(consentDesign)
export const ConsentEndedView = viewOf(endConsentDesign)
