import { useLoaderData } from '@remix-run/react'
import { localOf } from '#app/domain/time.ts'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { OrdersBeside } from '#app/features/order/orders-beside.tsx'
import { ordersShown, ordersToPick } from '#app/features/order/orders-to-pick.ts'
import { orderDesign } from '#app/features/order/order-form.tsx'
import { orderInput } from '#app/features/order/order.entry.ts'
import { recordOrder } from '#app/features/order/record-order.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(recordOrder, orderDesign, {
    choices: ({ caseFile }) => ({ orders: ordersToPick(caseFile) }),
    extra: ({ caseFile, now, calendar }) => Promise.resolve(ordersShown(caseFile, localOf(now, calendar.zone).day)),
  }),
)
export const action = formAction(recordOrder, { saved: 'case' })

export default function OrderPage() {
  const { caseId, extra: orders } = useLoaderData<typeof loader>()
  return (
    <CaseFormPage design={orderDesign} schema={orderInput} after={<OrdersBeside caseId={caseId} orders={orders} />} />
  )
}
