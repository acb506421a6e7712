import { useLoaderData } from '@remix-run/react'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { startDesign } from '#app/features/emergency/emergency-designs.ts'
import { startInput } from '#app/features/emergency/emergency-input.ts'
import { emergencyForm } from '#app/features/emergency/emergency-pages.query.server.ts'
import { OwnOpenings } from '#app/features/emergency/own-openings.tsx'
import { startBreakGlass } from '#app/features/emergency/start-break-glass.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(emergencyForm, startDesign)
export const action = formAction(startBreakGlass, {
  to: ({ caseId, already }) => `/cases/${caseId}${already ? '?member=yes' : ''}`,
})
export const handle = { title: 'Open a case in an emergency' }

export default function NewEmergency() {
  const { own } = useLoaderData<typeof loader>()
  return <HouseFormPage design={startDesign} schema={startInput} after={<OwnOpenings own={own} />} />
}
