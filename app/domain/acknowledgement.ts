import { z } from 'zod'
import { memberAdded } from './membership.ts'
import { entryNow } from './recording.ts'
import type { Recording } from './recording.ts'
import type { NewEntry } from './entry.ts'

export const acknowledgedKind = 'acknowledged'

/** A report is opened by a named person: triage starts, and the folder gets its case number. */
export const acknowledgedHeader = z.strictObject({ caseNumber: z.string().min(1).max(40) })

/** The entries of opening a report: that it was opened, and that whoever opened it is a member now (P9). */
export function acknowledged(
  caseNumber: string,
  by: { id: string; name: string },
  work: Recording,
): readonly [NewEntry, NewEntry] {
  const { parts: _none, ...entry } = entryNow(acknowledgedKind, {}, work)
  const opened: NewEntry = { ...entry, parts: { header: { caseNumber } } }
  return [opened, memberAdded({ userId: by.id, name: by.name, role: 'member', reason: 'triage' }, work)]
}
