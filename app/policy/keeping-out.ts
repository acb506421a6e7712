import type { z } from 'zod'
import type { CaseFile } from '../domain/case-file.ts'
import type { NewEntry } from '../domain/entry.ts'
import { isRecused, leadOf, membershipOf } from '../domain/file/people.ts'
import type { RecusalFact, RecusalSource } from '../domain/file/people.ts'
import type { EntryId, UserId } from '../domain/ids.ts'
import { memberAdded, memberEnded } from '../domain/membership.ts'
import type { Recording } from '../domain/recording.ts'
import { goesWithStudent, recusalAnswered, recusalAsked, recused } from '../domain/recusal.ts'
import type { recusedBase } from '../domain/recusal.ts'
import { isCertain } from '../domain/related.ts'
import type { Related } from '../domain/related.ts'
import { localOf } from '../domain/time.ts'
import { leavesSchoolOut, presentLead, whoTakesOver } from './duties.ts'
import type { DutyRows } from './duties.ts'

/** Somebody who must or may have to be kept out. */
export interface KeptOut {
  userId: UserId
  name: string
  source: RecusalSource
  /** `asked` needs an answer; it keeps the person out meanwhile where it `holds`. An answer says that it is so. */
  as: 'stands' | 'asked and holds' | 'asked' | { answers: EntryId }
  because?: string
}

/** What a folder's membership says of whoever leaves it so: never why. */
const quietly = 'Handed on'

/**
 * The entries that keep people out of a folder and pass on what they had to do, in one go (access.md 3.6): a new lead
 * where the lead goes, who is kept out, and the end of their memberships. The team reads only that somebody left.
 * `leaving`: others whose membership ends with it, by the reason.
 */
export function keepingOut(
  file: CaseFile,
  people: readonly KeptOut[],
  rows: DutyRows,
  work: Recording,
  leaving: ReadonlyMap<UserId, string> = new Map(),
): NewEntry[] {
  const today = localOf(work.now, work.calendar.zone).day
  const held = people.filter((one) => one.as !== 'asked')
  const out = new Set([...held.map(({ userId }) => userId), ...leaving.keys()])
  const lead = leadOf(file.team)
  const goes = lead !== undefined && out.has(lead.userId)
  const next = goes ? whoTakesOver(file, out, rows, today) : presentLead(file, out)
  const passesTo = next ? { userId: next.userId, name: next.name } : undefined
  const takes = goes && passesTo ? [memberAdded({ ...passesTo, role: 'lead', reason: quietly }, work)] : []
  const schoolOut = held.length > 0 && leavesSchoolOut(file, out, rows)
  const kept = people.map((one) => keptEntry(one, { passesTo, schoolOut }, work))
  const ended = [...out].flatMap((userId) => {
    const member = membershipOf(file.team, userId)
    return member ? [memberEnded({ userId, name: member.name, reason: leaving.get(userId) ?? quietly }, work)] : []
  })
  return [...takes, ...kept, ...ended]
}

type Passing = Pick<z.input<typeof recusedBase>, 'passesTo' | 'schoolOut'>

function keptEntry({ as, ...one }: KeptOut, passing: Passing, work: Recording): NewEntry {
  if (as === 'stands') return recused({ ...one, ...passing }, work)
  if (as === 'asked') return recusalAsked({ ...one, holds: false, schoolOut: false }, work)
  if (as === 'asked and holds') return recusalAsked({ ...one, holds: true, ...passing }, work)
  const { userId, name, because } = one
  return recusalAnswered({ recusalId: as.answers, userId, name, answer: 'so', because, ...passing }, work)
}

/** Whom the roster suggests, without those who are kept out, asked about or answered already. */
export const asRelated = (file: CaseFile, related: readonly Related[]): KeptOut[] =>
  related
    .filter(({ userId }) => !isRecused(file, userId))
    .filter(({ userId }) => !file.recusals.some((one) => one.userId === userId && isOfFamily(one)))
    .map(({ userId, name, by }) => ({
      userId,
      name,
      source: isCertain(by) ? 'guardian' : 'household',
      as: isCertain(by) ? 'asked and holds' : 'asked',
    }))

const isOfFamily = ({ source }: RecusalFact): boolean => source === 'guardian' || source === 'household'

/** Everything that hung on the person named before, where another was meant: nothing is left of it (P10). */
export const withoutFormer = (file: CaseFile, personWas: string | null, work: Recording): NewEntry[] =>
  personWas === null
    ? []
    : file.recusals
        .filter(({ source, state }) => goesWithStudent(source) && state !== 'dismissed')
        .map(({ entryId, userId, name }) =>
          recusalAnswered({ recusalId: entryId, userId, name, answer: 'another', schoolOut: false }, work),
        )

/** The folder as it is once those answers count. */
export const afterFormer = (file: CaseFile): CaseFile => ({
  ...file,
  recusals: file.recusals.filter(({ source, state }) => !goesWithStudent(source) || state === 'dismissed'),
})
