import type { Gate } from '../gate.ts'

/** An entry that can't be read counts as missing: nobody knows what it says. */
export const allReadable: Gate = (file) =>
  file.unreadable.length === 0
    ? []
    : [
        {
          id: 'unreadable',
          rule: 'R10',
          source: 'lesson R10',
          missing:
            file.unreadable.length === 1
              ? 'one entry can’t be read.'
              : `${file.unreadable.length} entries can’t be read.`,
          why: 'what can’t be read can’t be weighed',
          youCan: 'tell the system administrator, and write down again what it said',
          href: '#timeline',
          overridableBy: ['district-lead'],
        },
      ]

/** Somebody is in danger now: that ends by standing down, with a second person, never on the way (P5). */
export const notImminent: Gate = (file) =>
  file.danger.imminent === null
    ? []
    : [
        {
          id: 'imminent-stands',
          rule: 'P5',
          source: 'practice rule P5',
          missing: 'someone is marked as in danger now.',
          why: 'standing down needs two people and a reason',
          youCan: 'propose to stand down',
          href: 'danger/stand-down',
          overridableBy: [],
        },
      ]
