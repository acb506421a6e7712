import { viewOf } from '#app/ui/form/entry-view.tsx'
import { weaponAccessReading } from './weapon-access-form.tsx'

/** How weapon access as told reads on the timeline, on its page and in print. */
export const WeaponAccessView = viewOf(weaponAccessReading)
