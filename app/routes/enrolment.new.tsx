import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { enrolmentDesign } from '#app/features/enrolment/enrolment-design.ts'
import { enrolmentInput } from '#app/features/enrolment/enrolment-input.ts'
import { enrolmentForm } from '#app/features/enrolment/enrolment-pages.query.server.ts'
import { recordEnrolment } from '#app/features/enrolment/record-enrolment.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const handle = { title: 'A student comes or leaves' }
export const loader = houseFormLoader(enrolmentForm, enrolmentDesign)
export const action = formAction(recordEnrolment, { to: ({ enrolmentId }) => `/enrolment?saved=${enrolmentId}` })

export default function NewEnrolment() {
  return <HouseFormPage design={enrolmentDesign} schema={enrolmentInput} />
}
