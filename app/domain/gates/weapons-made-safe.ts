import type { Gate } from '../gate.ts'

/** Where there are weapons, something was done about them before a lowering, a return or a closing (R23). */
export const weaponsMadeSafe: Gate = (file) =>
  file.means.addresses
    .filter((one) => one.answer === 'yes' && !one.countsAsLocked)
    .filter((one) => one.madeSafe === null || one.madeSafe.how === 'nothing')
    .map((one) => ({
      id: `weapons-not-safe:${one.addressId}`,
      rule: 'R23',
      source: 'lesson R23',
      missing: `the weapons at ${one.label} are not made safe.`,
      why: 'being told isn’t being seen',
      youCan: 'record what was done under Made safe.',
      href: 'home-visit/new',
      overridableBy: ['district-lead'] as const,
    }))
