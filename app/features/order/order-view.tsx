import { viewOf } from '#app/ui/form/entry-view.tsx'
import { endOrderDesign, orderDesign } from './order-form.tsx'

export const OrderView = viewOf(orderDesign)
export const OrderEndedView = viewOf(endOrderDesign)
