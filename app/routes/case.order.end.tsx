import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { ordersToPick } from '#app/features/order/orders-to-pick.ts'
import { endOrderDesign } from '#app/features/order/order-form.tsx'
import { endOrderInput } from '#app/features/order/order.entry.ts'
import { endOrder } from '#app/features/order/record-order.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(endOrder, endOrderDesign, { choices: ({ caseFile }) => ({ orders: ordersToPick(caseFile) }) }),
)
export const action = formAction(endOrder, { saved: 'case' })

export default function EndOrderPage() {
  return <CaseFormPage design={endOrderDesign} schema={endOrderInput} />
}
