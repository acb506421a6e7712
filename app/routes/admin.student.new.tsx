import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { changeStudent } from '#app/features/roster/change-student.command.server.ts'
import { newStudentDesign } from '#app/features/roster/student-design.ts'
import { newStudentForm } from '#app/features/roster/student-forms.query.server.ts'
import { studentInput } from '#app/features/roster/student-input.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(newStudentForm, newStudentDesign)
export const action = formAction(changeStudent, { to: '/admin/people?saved=yes' })
export const handle = { title: 'Add a student' }

export default function Page() {
  return <HouseFormPage design={newStudentDesign} schema={studentInput} />
}
