import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { recordUnitTimes } from '#app/features/police/record-unit-times.command.server.ts'
import { unitTimesDesign } from '#app/features/police/unit-times-design.ts'
import { unitTimesInput } from '#app/features/police/unit-times-input.ts'
import { unitTimesForm } from '#app/features/report/report-pages.query.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const handle = { title: 'Times of a unit' }
export const loader = houseFormLoader(unitTimesForm, unitTimesDesign)
export const action = formAction(recordUnitTimes, { to: '/reports?saved=unit' })

export default function UnitTimesPage() {
  return <HouseFormPage design={unitTimesDesign} schema={unitTimesInput} />
}
