import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { drawSample } from '#app/features/desk/draw-sample.command.server.ts'
import { drawSampleDesign, drawSampleInput } from '#app/features/desk/sample-input.ts'
import { drawSampleForm } from '#app/features/desk/sample-pages.query.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(drawSampleForm, drawSampleDesign)
export const action = formAction(drawSample, { to: ({ sampleId }) => `/audit/samples/${sampleId}` })
export const handle = { title: 'Draw cases at random' }

export default function DrawSample() {
  return <HouseFormPage design={drawSampleDesign} schema={drawSampleInput} />
}
