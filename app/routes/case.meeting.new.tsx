import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { recordMeeting } from '#app/features/meeting/record-meeting.command.server.ts'
import { meetingInput } from '#app/features/meeting/meeting.entry.ts'
import { meetingDesign } from '#app/features/meeting/meeting-form.tsx'
import { expertiseChoices } from '#app/features/meeting/expertise.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(recordMeeting, meetingDesign, { choices: expertiseChoices }))
export const action = formAction(recordMeeting, { saved: 'case' })

export default function MeetingPage() {
  return <CaseFormPage design={meetingDesign} schema={meetingInput} />
}
