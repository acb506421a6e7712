import { viewOf } from '#app/ui/form/entry-view.tsx'
import { inspectionDesign, inspectionShownDesign } from './inspection-form.ts'

export const InspectionView = viewOf(inspectionDesign)
export const InspectionShownView = viewOf(inspectionShownDesign)
