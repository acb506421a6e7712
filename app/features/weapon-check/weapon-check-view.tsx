import { viewOf } from '#app/ui/form/entry-view.tsx'
import { weaponCheckDesign } from './weapon-check-form.tsx'

export const WeaponCheckView = viewOf(weaponCheckDesign)
