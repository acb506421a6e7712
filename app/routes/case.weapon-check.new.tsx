import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { recordWeaponCheck } from '#app/features/weapon-check/record-weapon-check.command.server.ts'
import { weaponCheckDesign } from '#app/features/weapon-check/weapon-check-form.tsx'
import { addressesToCheck, weaponCheckPrefill } from '#app/features/weapon-check/weapon-check-opening.ts'
import { weaponCheckInput } from '#app/features/weapon-check/weapon-check.entry.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(recordWeaponCheck, weaponCheckDesign, {
    choices: ({ caseFile }) => ({ addresses: addressesToCheck(caseFile) }),
    prefill: weaponCheckPrefill,
  }),
)
export const action = formAction(recordWeaponCheck, { saved: 'case' })

export default function WeaponCheckPage() {
  return <CaseFormPage design={weaponCheckDesign} schema={weaponCheckInput} />
}
