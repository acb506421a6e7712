import { viewOf } from '#app/ui/form/entry-view.tsx'
import { policeDecidedDesign, policeDutyDesign, policeToldDesign, registryReviewDesign } from './police-form.tsx'

export const PoliceDutyView = viewOf(policeDutyDesign)
export const PoliceToldView = viewOf(policeToldDesign)
export const PoliceDecidedView = viewOf(policeDecidedDesign)
export const RegistryReviewView = viewOf(registryReviewDesign)
