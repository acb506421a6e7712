import type { z } from 'zod'
import { addressesOf, namedPlaces } from '#app/domain/addresses.ts'
import { caseIsFull, filesToBind } from '#app/domain/bound-file.ts'
import type { BoundFile } from '#app/domain/bound-file.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import { entryOf } from '#app/domain/entry.ts'
import type { EntryKind } from '#app/domain/entry.ts'
import type { VisitPart } from '#app/domain/file/inquiry.ts'
import { checkDay } from '#app/domain/means.ts'
import type { Profile } from '#app/domain/profiles/profile.ts'
import { isScreening } from '#app/domain/stages.ts'
import { momentNow, toMoment } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { heldBy, takerOrWriter, takersOf } from '#app/gates/takers.server.ts'
import { versionToReplace } from '#app/gates/version-to-replace.ts'
import { visitOf } from './replacing.ts'
import { visitNext, visitPeople, visitSafe, visitSeen, visitWeapons } from './visit-parts.entry.ts'
import { nextInput, peopleInput, safeInput, seenInput, weaponsInput } from './visit-parts.ts'

type Said = { caseId: string; visitId: string; replaces?: string }

/** A part that is stored as it was said. */
function simplePart<I extends z.ZodType<Said>, B extends z.ZodType>(
  name: string,
  part: VisitPart,
  kind: EntryKind<{ base: B }>,
  input: I,
) {
  return caseCommand({
    name,
    input,
    permission: 'homeVisit.record',
    caseId: (said: Said) => said.caseId,
    decide: ({ input: sent, caseFile, now, newId, calendar }) => {
      const { caseId: _case, visitId, replaces, ...said } = sent as Said
      const visit = visitOf(caseFile, visitId)
      const supersedes = versionToReplace(caseFile, visit.parts[part], replaces)
      const base = { visit: visit.root, ...said } as z.output<B>
      const entry = entryOf(kind, newId('entry'), momentNow(now, calendar.zone), { base } as never, { supersedes })
      return { entries: [entry], result: { entryId: entry.id, visitId: visit.root } }
    },
  })
}

export const saveVisitPeople = simplePart('saveVisitPeople', 'people', visitPeople, peopleInput)
export const saveVisitWeapons = simplePart('saveVisitWeapons', 'weapons', visitWeapons, weaponsInput)
export const saveVisitSeen = simplePart('saveVisitSeen', 'seen', visitSeen, seenInput)

/** What was done about the weapons, and by which day somebody looks again. */
export const saveVisitSafe = caseCommand({
  name: 'saveVisitSafe',
  input: safeInput,
  permission: 'homeVisit.record',
  caseId: (input) => input.caseId,
  load: async ({ input, records }) => ({ files: await records.files.byIds(input.files) }),
  decide: (work) => {
    const { input, caseFile, actor, newId, calendar, loaded } = work
    const { caseId: _case, visitId, replaces, doneAt: local, files: ids, ...said } = input
    const visit = visitOf(caseFile, visitId)
    const supersedes = versionToReplace(caseFile, visit.parts.safe, replaces)
    const added = filesToBind(ids, loaded.files, actor.id)
    if (!added) throw new InputRefused({ files: 'Choose the file again.' }, input)
    const full = caseIsFull(caseFile.inquiry.files, added)
    if (full) throw new InputRefused({ files: full }, input)
    const doneAt = toMoment(local, calendar.zone)
    const checkAgainBy = said.checkAgainBy ?? usualCheckDay(work, said, doneAt.on)
    const base = {
      visit: visit.root,
      ...said,
      checkAgainBy,
      doneAt,
      files: [...filesOf(caseFile, supersedes), ...added],
    }
    const entry = entryOf(visitSafe, newId('entry'), doneAt, { base }, { supersedes, files: ids })
    return { entries: [entry], result: { entryId: entry.id, visitId: visit.root } }
  },
})

/** The files that the earlier version of the part brought: a new version keeps them. */
const filesOf = (file: CaseFile, entryId: string | undefined): BoundFile[] =>
  file.inquiry.files
    .filter((one) => one.entryId === entryId)
    .map(({ fileId, name, mediaType, size, sha256 }) => ({ id: fileId, name, mediaType, size, sha256 }))

/**
 * When storage is looked at again unless a day was given: by the clock for what was told, or for what was verified
 * (R23). A screening offers it and doesn't ask (P12).
 */
function usualCheckDay(
  { caseFile, profile }: { caseFile: CaseFile; profile: Profile },
  said: { how: string; verifiedBy?: string },
  from: Day,
): Day | undefined {
  if (said.how === 'nothing' || isScreening(caseFile.stage)) return undefined
  return checkDay(profile, said.verifiedBy ? 'means-verify-again' : 'means-verify-told', from)
}

/** Who does what next, and other places where the student stays. */
export const saveVisitNext = caseCommand({
  name: 'saveVisitNext',
  input: nextInput,
  permission: 'homeVisit.record',
  caseId: (input) => input.caseId,
  load: ({ records, caseFile, today, actor }) => takersOf(records, caseFile, today, actor),
  decide: ({ input, caseFile, actor, loaded, now, newId, calendar }) => {
    const { caseId: _case, visitId, replaces, others, owner, ...said } = input
    const visit = visitOf(caseFile, visitId)
    const supersedes = versionToReplace(caseFile, visit.parts.next, replaces)
    const root = caseFile.timeline.find(({ entryId }) => entryId === supersedes)?.root
    const told = { field: 'owner', input, held: heldBy(caseFile, root) }
    const places = namedPlaces(others, addressesOf(caseFile, []), caseFile.student?.personId ?? null, newId)
    const does = said.dueOn || owner ? { owner, ownerName: takerOrWriter(loaded, owner, actor, told).name } : {}
    const base = { visit: visit.root, ...said, ...does, others: places.addresses }
    const entry = entryOf(visitNext, newId('entry'), momentNow(now, calendar.zone), { base }, { supersedes })
    return {
      entries: [entry],
      result: { entryId: entry.id, visitId: visit.root },
      creates: { addresses: places.creates },
    }
  },
})
