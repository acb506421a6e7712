import { useLoaderData } from '@remix-run/react'
import { useMemo } from 'react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { levelControls } from '#app/features/level/level-controls.tsx'
import { LevelLinks } from '#app/features/level/level-head.tsx'
import { workingLevelDesign } from '#app/features/level/level-form.tsx'
import { levelPage } from '#app/features/level/level-page.server.ts'
import { noLevelHere } from '#app/features/level/level-stage.ts'
import { setWorkingLevel } from '#app/features/level/set-working-level.command.server.ts'
import { workingLevelInput } from '#app/features/level/working-level.entry.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(setWorkingLevel, workingLevelDesign([]), { extra: levelPage, notHere: noLevelHere }),
)
export const action = formAction(setWorkingLevel, { saved: 'case' })

export default function WorkingLevelPage() {
  const page = useLoaderData<typeof loader>()
  const { extra, caseId } = page
  const { levels, imminent } = extra
  const design = useMemo(() => workingLevelDesign(levels), [levels])
  const controls = useMemo(() => levelControls(caseId, imminent), [caseId, imminent])
  return (
    <CaseFormPage
      design={design}
      schema={workingLevelInput}
      controls={controls}
      before={<LevelLinks caseId={caseId} here="working" />}
    />
  )
}
