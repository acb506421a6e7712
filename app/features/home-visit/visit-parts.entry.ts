import type { z } from 'zod'
import { fileFactsOf } from '#app/domain/bound-file.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import { defineKind } from '#app/domain/entry.ts'
import type { EntryEnvelope, EntryKind } from '#app/domain/entry.ts'
import type { VisitFact, VisitPart } from '#app/domain/file/inquiry.ts'
import type { AddressFact } from '#app/domain/file/safety.ts'
import { happenedOf, notEarlier } from '#app/domain/happened.ts'
import { changeAddress, insteadAt, nameAddress } from '#app/domain/means.ts'
import { weaponTypeWords } from '#app/domain/weapon-words.ts'
import { nextBase, peopleBase, safeBase, seenBase, weaponsBase } from './visit-parts.ts'

type PartBase = z.ZodObject<{ visit: z.ZodString }>

interface Part<B extends PartBase> {
  part: Exclude<VisitPart, 'now'>
  event: string
  base: B
  apply?(file: CaseFile, visit: VisitFact, said: z.output<B>, entry: EntryEnvelope & { root: string }): CaseFile
  /** What follows "Home visit at Mother’s home". */
  sentence(said: z.output<B>): string
  example: Record<string, unknown>
}

/** A part of a home visit as an entry of its own: who saved it and when stands on record for each part. */
function visitPart<B extends PartBase>({
  part,
  event,
  base,
  apply,
  sentence,
  example,
}: Part<B>): EntryKind<{ base: B }> {
  return defineKind<{ base: B }>({
    kind: `home-visit-${part}`,
    version: 1,
    event,
    group: 'means',
    parts: { base },
    amend: 'yes',
    apply: (file, entry) => {
      const said = (entry.parts as { base: z.output<B> }).base
      const visit = file.inquiry.visits.find((one) => one.root === said.visit)
      if (!visit) return file
      const visits = file.inquiry.visits.map((one) =>
        one.root === visit.root ? { ...one, parts: { ...one.parts, [part]: entry.id } } : one,
      )
      const noted = { ...file, inquiry: { ...file.inquiry, visits } }
      return apply ? apply(noted, visit, said, entry) : noted
    },
    sentence: (parts, file) => {
      const said = (parts as { base: z.output<B> }).base
      const at = file?.inquiry.visits.find((one) => one.root === said.visit)?.label
      return `Home visit${at ? ` at ${at}` : ''}${sentence(said)}`
    },
    examples: { 1: { base: { visit: 'ent_example', ...example } } },
  })
}

export const visitPeople = visitPart({
  part: 'people',
  event: 'homeVisit.peopleRecorded',
  base: peopleBase,
  sentence: (said) => `, people: ${said.spokeWith ?? 'nobody spoken with'}.`,
  example: { spokeWith: 'Dana Strand (mother)', bodyCamera: 'yes', incident: 'TCS-27-1310' },
})

/** Weapons written down at a visit are seen, whatever the doorstep's answer was; nobody has said then what can be reached. */
const weaponsSeen = ({ answer, access }: AddressFact): Partial<AddressFact> =>
  answer === 'yes' ? {} : { answer: 'yes', basis: 'seen', access: access === 'no' ? 'unknown' : access }

export const visitWeapons = visitPart({
  part: 'weapons',
  event: 'homeVisit.weaponsRecorded',
  base: weaponsBase,
  apply: (file, visit, said, entry) => ({
    ...file,
    means: changeAddress(file.means, visit.addressId, (known) =>
      notEarlier(visit.happened, known.asOf)
        ? {
            ...known,
            ...(said.weapons.length > 0 && weaponsSeen(known)),
            weapons: said.weapons.map((one) => ({ type: one.type, ...(one.count && { count: one.count }) })),
            storage: said.weapons[0]?.storage ?? known.storage,
            lastEntryId: entry.id,
          }
        : known,
    ),
  }),
  sentence: (said) =>
    said.weapons.length === 0
      ? `, weapons: ${said.otherMeans ?? 'none'}.`
      : `, weapons: ${said.weapons.map((one) => `${one.count ? `${one.count} × ` : ''}${weaponTypeWords[one.type].toLowerCase()}`).join(', ')}.`,
  example: {
    weapons: [
      {
        type: 'handgun',
        count: 2,
        storage: 'unlocked',
        ammunition: 'with-it',
        loaded: 'unknown',
        whoSaw: 'Sgt. Luis Ortega',
      },
    ],
  },
})

const madeSafeWords = {
  'removed-by-police': 'removed by police',
  moved: 'moved',
  locked: 'locked, access changed',
  'ammunition-removed': 'ammunition removed',
  nothing: 'nothing done',
} as const

/** What can be reached after something was done. Locked counts as out of reach only once somebody verified it. */
const accessAfter = (how: keyof typeof madeSafeWords, verified: boolean) =>
  how === 'removed-by-police' || how === 'moved' || (how === 'locked' && verified)
    ? 'no'
    : how === 'nothing'
      ? null
      : 'possibly'

export const visitSafe = visitPart({
  part: 'safe',
  event: 'homeVisit.madeSafeRecorded',
  base: safeBase,
  apply: (file, visit, said, entry) => {
    const { recordedAt } = happenedOf(entry)
    const means = changeAddress(file.means, visit.addressId, (known) => {
      if (!notEarlier(said.doneAt, known.asOf)) return known
      return {
        ...known,
        madeSafe: { how: said.how, at: said.doneAt, verifiedBy: said.verifiedBy, entryId: entry.id },
        access: accessAfter(said.how, said.verifiedBy !== undefined) ?? known.access,
        countsAsLocked: said.how === 'locked',
        checkAgainBy: said.checkAgainBy ?? null,
        checkStartedAt: said.checkAgainBy ? (said.doneAt.at ?? recordedAt) : null,
        lastEntryId: entry.id,
      }
    })
    const files = [...file.inquiry.files, ...fileFactsOf(entry, said.files, 'Receipt or photo of a lock')]
    return { ...file, means, inquiry: { ...file.inquiry, files } }
  },
  sentence: (said) =>
    `, made safe: ${madeSafeWords[said.how]}${said.how === 'moved' && said.movedTo ? ` to ${said.movedTo}` : ''}${said.how === 'nothing' && said.nothingBecause ? `, because ${said.nothingBecause}` : ''}.`,
  example: {
    how: 'removed-by-police',
    doneAt: { on: '2027-02-25', at: '2027-02-26T06:50:00.000Z' },
    verifiedBy: 'Sgt. Luis Ortega',
    files: [],
    checkAgainBy: '2027-03-27',
  },
})

export const visitSeen = visitPart({
  part: 'seen',
  event: 'homeVisit.seenRecorded',
  base: seenBase,
  apply: (file, visit, said, entry) =>
    said.instead
      ? { ...file, means: insteadAt(file.means, visit.addressId, { entryId: entry.id, text: said.instead }) }
      : file,
  sentence: (said) => (said.refused ? `, refused: ${said.refused}` : ': what was seen and said.'),
  example: { plainView: 'Gun magazines on the kitchen table.', exactWords: 'He has his own key.' },
})

export const visitNext = visitPart({
  part: 'next',
  event: 'homeVisit.nextRecorded',
  base: nextBase,
  apply: (file, visit, said, entry) => {
    const means = said.others.reduce((all, one) => nameAddress(all, { ...one, entryId: entry.id }), file.means)
    if (!said.dueOn) return { ...file, means }
    const task = {
      entryId: entry.root,
      what: said.what ?? 'Next step after the home visit',
      why: `Home visit, ${visit.label}`,
      owner: said.owner ?? entry.recordedBy,
      ownerName: said.ownerName ?? '',
      backup: null,
      dueOn: said.dueOn,
      dueAt: null,
      createdBy: entry.recordedBy,
      state: 'open' as const,
      doneAt: null,
      handedOver: [],
    }
    return { ...file, means, tasks: [...file.tasks, task] }
  },
  sentence: (said) =>
    `, next: ${said.what ?? (said.others.length > 0 ? `also stays at ${said.others.map((one) => one.label).join(', ')}` : 'nothing more')}.`,
  example: { what: 'Check the storage again', dueOn: '2027-03-27', others: [] },
})
