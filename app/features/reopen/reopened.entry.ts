import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { choice, optionalText, text } from '#app/domain/fields.ts'

export const triggers = ['new-report', 'relapse', 'enrolled-again', 'released', 'order-ends', 'other'] as const
export const triggerWords: Readonly<Record<(typeof triggers)[number], string>> = {
  'new-report': 'A new report',
  relapse: 'The concern is back',
  'enrolled-again': 'Enrolled again, or back from another placement',
  released: 'Released from custody or hospital',
  'order-ends': 'An order or a watch ends',
  other: 'Something else',
}

const facts = {
  trigger: choice(triggers, 'Choose what brings it back.'),
  whatChanged: text('Say what changed since.'),
  meanwhile: optionalText(4000),
}

const base = z.strictObject(facts)
export const reopenInput = z.object({ caseId: z.string(), ...facts })

/** Any member reopens, alone (P7). The old level doesn't come back: not yet assessed. Its history stays. */
export const reopened = defineKind({
  kind: 'reopened',
  version: 1,
  event: 'case.reopened',
  group: 'case',
  parts: { base },
  amend: 'never',
  act: () => 'reopen',
  apply: (file, entry) => {
    const { whatChanged } = entry.parts.base
    const again = { entryId: entry.id, at: entry.recordedAt, by: entry.recordedBy, whatChanged }
    return {
      ...file,
      openedAt: file.openedAt ?? entry.recordedAt,
      level: { ...file.level, working: null, counts: null },
      closing: { proposal: null, signatures: [], closed: null, reopened: [...file.closing.reopened, again] },
    }
  },
  sentence: ({ base: said }) => `Reopened: ${said.whatChanged}`,
  examples: { 1: { base: { trigger: 'new-report', whatChanged: 'A friend saw a new drawing on 4 Sep.' } } },
})
