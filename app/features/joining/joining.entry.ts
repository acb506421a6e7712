import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { id, optionalText, text } from '#app/domain/fields.ts'
import { reportChannels } from '#app/domain/file/report.ts'
import { instantSchema } from '#app/domain/time.ts'

const joinedToBase = z.strictObject({
  caseId: id('Choose the folder that this report belongs to.'),
  caseNumber: z.string().min(1).max(40),
  reason: text('Say why this is the same event or student.', 500),
  /** Nobody had opened the report before: joining it opened it. */
  openedIt: z.literal(true).optional(),
})

/** What was reported, as the team of the other folder reads it: the report itself stays where it is. */
const reportJoinedBase = z.strictObject({
  caseId: z.string().min(1),
  reportNumber: z.string().min(1).max(40),
  receivedAt: instantSchema,
  channel: z.enum(reportChannels),
  what: z.string(),
  exactWords: optionalText(),
  reason: text('Say why this is the same event or student.', 500),
})

const unjoinedBase = z.strictObject({
  caseId: z.string().min(1),
  number: z.string().min(1).max(40),
  reason: text('Say why this is not the same.', 500),
  /** Nobody had opened the report but by joining it: it waits to be opened again. */
  neverOpened: z.literal(true).optional(),
})

const takenApartBase = z.strictObject({
  caseId: z.string().min(1),
  number: z.string().min(1).max(40),
  reason: text('Say why this is not the same.', 500),
})

const toldApartBase = z.strictObject({
  caseId: z.string().min(1),
  reason: text('Say why this is not the same.', 500),
})

/** This report belongs to another folder. Entries never move: both folders say so, and it can be taken back. */
export const joinedTo = defineKind({
  kind: 'joined-to',
  version: 1,
  event: 'report.joinedTo',
  group: 'case',
  parts: { base: joinedToBase },
  amend: 'never',
  act: () => 'join',
  apply: (file, entry) => {
    const { caseId, caseNumber, openedIt = false } = entry.parts.base
    return { ...file, triage: { ...file.triage, joinedTo: { entryId: entry.id, caseId, caseNumber, openedIt } } }
  },
  sentence: ({ base }) => `Joined to ${base.caseNumber}: ${base.reason}`,
  examples: { 1: { base: { caseId: 'cas_example', caseNumber: 'RA-26-0149', reason: 'The same bomb threat.' } } },
})

/** Another report was joined to this folder. */
export const reportJoined = defineKind({
  kind: 'report-joined',
  version: 1,
  event: 'report.joined',
  group: 'case',
  parts: { base: reportJoinedBase },
  amend: 'never',
  apply: (file, entry) => {
    const { caseId, reportNumber } = entry.parts.base
    const joined = [...file.triage.joined, { entryId: entry.id, caseId, reportNumber }]
    return { ...file, triage: { ...file.triage, joined } }
  },
  sentence: ({ base }) => `Report ${base.reportNumber} was joined here: ${base.what}`,
  examples: {
    1: {
      base: {
        caseId: 'cas_example',
        reportNumber: 'R-1050',
        receivedAt: '2026-11-05T17:55:00.000Z',
        channel: 'phone',
        what: 'A distorted voice said "tick tick".',
        reason: 'The same bomb threat.',
      },
    },
  },
})

/** Joining was a mistake: the report goes on as a screening of its own, opened again where only joining had opened it. */
export const unjoined = defineKind({
  kind: 'unjoined',
  version: 1,
  event: 'report.unjoined',
  group: 'case',
  parts: { base: unjoinedBase },
  amend: 'never',
  act: ({ base }) => (base.neverOpened ? 'unjoin-unopened' : 'unjoin'),
  apply: (file, entry) => {
    const { triage } = file
    const acknowledged = entry.parts.base.neverOpened ? null : triage.acknowledged
    return { ...file, triage: { ...triage, acknowledged, joinedTo: null } }
  },
  sentence: ({ base }) => `No longer joined to ${base.number}: ${base.reason}`,
  examples: { 1: { base: { caseId: 'cas_example', number: 'RA-26-0149', reason: 'Another building.' } } },
})

/** Compared with another folder: it is not the same. Its number stands nowhere here, since others may not see it. */
export const toldApart = defineKind({
  kind: 'told-apart',
  version: 1,
  event: 'report.toldApart',
  group: 'case',
  parts: { base: toldApartBase },
  amend: 'never',
  apply: (file, entry) => {
    const told = [...file.triage.toldApart, { entryId: entry.id, caseId: entry.parts.base.caseId }]
    return { ...file, triage: { ...file.triage, toldApart: told } }
  },
  sentence: ({ base }) => `Compared with another report, not the same: ${base.reason}`,
  examples: { 1: { base: { caseId: 'cas_example', reason: 'Another building, another caller.' } } },
})

/** A report that was joined here goes on by itself. */
export const reportUnjoined = defineKind({
  kind: 'report-unjoined',
  version: 1,
  event: 'report.takenApart',
  group: 'case',
  parts: { base: takenApartBase },
  amend: 'never',
  apply: (file, entry) => ({
    ...file,
    triage: { ...file.triage, joined: file.triage.joined.filter((one) => one.caseId !== entry.parts.base.caseId) },
  }),
  sentence: ({ base }) => `Report ${base.number} is no longer joined here: ${base.reason}`,
  examples: { 1: { base: { caseId: 'cas_example', number: 'R-1050', reason: 'Another building.' } } },
})
