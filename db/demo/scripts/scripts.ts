import type { Script } from '../script.ts'
import { earlyStages } from './early-stages.ts'
import { laterStages } from './later-stages.ts'
import { kickball } from './s1-kickball.ts'
import { checkIns } from './s8-check-ins.ts'
import { inquiry } from './s8-inquiry.ts'
import { narrowRoles } from './narrow-roles.ts'
import { managing } from './s8-managing.ts'
import { night } from './s8-night.ts'
import { planning } from './s8-planning.ts'

/** A firearm at a relative's home, from an anonymous screenshot to a closing that a court order outlives. */
const homeFirearm: Script = {
  id: 'home-firearm',
  align: 'year',
  events: [...night, ...inquiry, ...planning, ...managing, ...checkIns],
}

/** Every story of the demo district. */
export const scripts: readonly Script[] = [kickball, homeFirearm, ...earlyStages, ...laterStages, ...narrowRoles]
