import type { CaseFile } from '#app/domain/case-file.ts'
import { localOf } from '#app/domain/time.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import { policeLaw } from '#app/domain/police-law.ts'

/** What the page of the police track shows: who was told and when, what they decided, the evidence packet (P17). */
export async function policePageView({ caseFile, profile, calendar, now, records }: CaseQueryWork<unknown>) {
  const { police, team } = caseFile
  const names = new Map(team.members.map((one) => [one.userId, one.name]))
  for (const user of await records.users.byIds(police.awareBy.filter((id) => !names.has(id)))) {
    names.set(user.id, user.name)
  }
  const { mustReport, registryReview } = police
  return {
    caseId: caseFile.id,
    law: policeLaw(caseFile, profile),
    awareSince: police.awareSince,
    aware: police.awareBy.flatMap((id) => names.get(id) ?? []),
    duty: mustReport && { answer: mustReport.answer, reason: mustReport.reason },
    told: police.told.map(({ whom, agency, at, by, incident }) => ({ whom, agency, at, by, incident })),
    decided: police.decided.map(({ what, at }) => ({ what, at })),
    registry: registryReview && {
      done: registryReview.done,
      at: registryReview.at,
      agency: registryReview.agency,
      officer: registryReview.officer,
    },
    packet: packetOf(caseFile),
    zone: calendar.zone,
    today: localOf(now, calendar.zone).day as string,
  }
}

export type PoliceView = Awaited<ReturnType<typeof policePageView>>

/**
 * The files in the reader's sight. One that was given to police and is not among them stands with its name and hash
 * alone: an officer of the case sees what police hold.
 */
export function packetOf({ inquiry, police }: Pick<CaseFile, 'inquiry' | 'police'>) {
  const given = new Map(police.told.flatMap(({ files }) => files.map((one) => [one.id, one] as const)))
  const seen = new Set(inquiry.files.map(({ fileId }) => fileId))
  return [
    ...inquiry.files.map(({ fileId, name, sha256, what, blocked }) => {
      const state = blocked === null ? ('open' as const) : ('blocked' as const)
      return { fileId, name, sha256, what, state, given: given.has(fileId) }
    }),
    ...[...given.values()]
      .filter(({ id }) => !seen.has(id))
      .map(({ id, name, sha256 }) => ({ fileId: id, name, sha256, what: '', state: 'listed' as const, given: true })),
  ]
}
