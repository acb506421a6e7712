import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { choice, id, optionalText, text } from '#app/domain/fields.ts'
import { happenedOf } from '#app/domain/happened.ts'
import { localMomentSchema } from '#app/domain/time.ts'

export const askers = {
  parent: 'A parent or guardian',
  student: 'The student, who is 18',
  named: 'Somebody whom the parent named in writing',
} as const
export const shownHows = {
  together: 'Read together, without a copy',
  copy: 'Read together, and a copy given',
  sent: 'A copy was sent',
} as const
const keysOf = <T extends object>(words: T) => Object.keys(words) as [keyof T & string, ...(keyof T & string)[]]

const asked = {
  name: text('Say who asks.', 200),
  relation: choice(keysOf(askers), 'Choose who it is.'),
  identity: text('Say how you know that it is them.', 500),
  wants: text('Say what they ask to see.', 2000),
}
const base = z.strictObject(asked)
export const inspectionInput = z.object({ caseId: z.string(), happened: localMomentSchema, ...asked })

/** Somebody asks to see the record: from then on its clocks run (34 CFR 99.10). */
export const inspectionRequest = defineKind({
  kind: 'inspection-request',
  version: 1,
  event: 'inspection.asked',
  group: 'disclosure',
  parts: { base },
  amend: 'never',
  apply: (file, entry) => {
    const { name, relation, wants } = entry.parts.base
    const fact = { ...happenedOf(entry), root: entry.root, name, relation: askers[relation], wants, shown: null }
    return { ...file, shared: { ...file.shared, inspections: [...file.shared.inspections, fact] } }
  },
  sentence: ({ base: said }) => `${said.name} asked to see the record.`,
  examples: {
    1: {
      base: {
        name: 'Dana Strand',
        relation: 'parent',
        identity: 'Driver’s license; on the student’s card.',
        wants: 'Everything about February.',
      },
    },
  },
})

const shown = {
  requestId: id('Choose which request it answers.'),
  to: text('Say who saw it.', 200),
  how: choice(keysOf(shownHows), 'Choose how.'),
  note: optionalText(2000),
}
export const inspectionShownInput = z.object({ caseId: z.string(), happened: localMomentSchema, ...shown })

/** The record was shown to whoever asked. It ends the clocks of their request. */
export const inspectionShown = defineKind({
  kind: 'inspection-shown',
  version: 1,
  event: 'inspection.shown',
  group: 'disclosure',
  parts: { base: z.strictObject(shown) },
  amend: 'never',
  apply: (file, entry) => {
    const { requestId, to } = entry.parts.base
    const { happened: at, recordedAt, entryId } = happenedOf(entry)
    const inspections = file.shared.inspections.map((one) =>
      one.root === requestId && !one.shown ? { ...one, shown: { at, recordedAt, to, entryId } } : one,
    )
    return { ...file, shared: { ...file.shared, inspections } }
  },
  sentence: ({ base: said }) => `The record was shown to ${said.to}.`,
  examples: { 1: { base: { requestId: 'ent_example', to: 'Dana Strand', how: 'together' } } },
})
