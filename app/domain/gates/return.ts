import type { Gate } from '../gate.ts'
import { compareLevels } from '../file/judgement.ts'
import { standingLevel } from '../level-of-concern.ts'
import { meansAnswered, storageChecked } from './means.ts'
import { allReadable, notImminent } from './reading.ts'
import { weaponsMadeSafe } from './weapons-made-safe.ts'

/** At moderate or above a plan stands before the student is next at school, at least an interim one (R13). */
const planStands: Gate = (file) => {
  const level = standingLevel(file)
  if (level === null || compareLevels(level, 'moderate') < 0 || file.plan.kind !== 'none') return []
  return [
    {
      id: 'no-plan',
      rule: 'R13',
      source: 'lesson R13',
      missing: 'no plan has started.',
      why: 'a plan stands before the student is next at school',
      youCan: 'start an interim plan now',
      href: 'plan/start',
      overridableBy: ['district-lead'],
    },
  ]
}

/** Before a student returns to school (P8, P15, R1): weapon access answered at every address and out of reach, a plan. */
export const returnGates: readonly Gate[] = [
  notImminent,
  meansAnswered,
  weaponsMadeSafe,
  storageChecked,
  planStands,
  allReadable,
]
