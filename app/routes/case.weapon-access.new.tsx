import { addressesOrAnother, askedOf } from '#app/features/case/case-choices.server.ts'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { recordWeaponAccess } from '#app/features/weapon-access/record-weapon-access.command.server.ts'
import { weaponAccessDesign } from '#app/features/weapon-access/weapon-access-form.tsx'
import { weaponAccessInput } from '#app/features/weapon-access/weapon-access.entry.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(recordWeaponAccess, weaponAccessDesign, { choices: (work) => addressesOrAnother(askedOf(work)) }),
)
export const action = formAction(recordWeaponAccess, { saved: 'case' })

export default function WeaponAccessPage() {
  return <CaseFormPage design={weaponAccessDesign} schema={weaponAccessInput} />
}
