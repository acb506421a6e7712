import { calendarForm } from '#app/features/administration/district-forms.query.server.ts'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { calendarDesign } from '#app/features/administration/district-designs.ts'
import { changeCalendar } from '#app/features/district/change-calendar.command.server.ts'
import { calendarInput } from '#app/features/district/calendar-input.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(calendarForm, calendarDesign)
export const action = formAction(changeCalendar, { to: '/admin/district?saved=yes' })
export const handle = { title: 'Calendar' }

export default function Page() {
  return <HouseFormPage design={calendarDesign} schema={calendarInput} />
}
