import { acknowledgedHeader, acknowledgedKind } from '#app/domain/acknowledgement.ts'
import { defineKind } from '#app/domain/entry.ts'

/** A named person opened the report: triage starts, and the school is aware of what it says (P17). */
export const acknowledged = defineKind({
  kind: acknowledgedKind,
  version: 1,
  event: 'report.acknowledged',
  group: 'case',
  parts: { header: acknowledgedHeader },
  amend: 'never',
  act: () => 'acknowledge',
  apply: (file, entry) => ({
    ...file,
    caseNumber: entry.parts.header.caseNumber,
    triage: {
      ...file.triage,
      acknowledged: { entryId: entry.id, at: entry.recordedAt, by: entry.recordedBy },
    },
    police: {
      ...file.police,
      awareSince: file.police.awareSince ?? entry.recordedAt,
      awareBy: file.police.awareBy.includes(entry.recordedBy)
        ? file.police.awareBy
        : [...file.police.awareBy, entry.recordedBy],
    },
  }),
  sentence: ({ header }) => `The report was opened. Screening ${header.caseNumber} began.`,
  examples: { 1: { header: { caseNumber: 'RA-26-0101' } } },
})
