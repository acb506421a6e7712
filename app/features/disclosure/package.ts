import type { BoundFile } from '#app/domain/bound-file.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import type { SealedCompartment } from '#app/domain/compartments.ts'
import type { FileFact } from '#app/domain/file/inquiry.ts'
import type { StatementFact } from '#app/domain/file/disclosures.ts'
import { bases, redisclosureNotice, withheldReasons } from '#app/domain/sharing-bases.ts'
import type { Basis, WithheldReason } from '#app/domain/sharing-bases.ts'
import type { Moment } from '#app/domain/time.ts'
import { sealedReasons, withheldAsWhole } from '#app/domain/withheld.ts'
import { othersMask } from '#app/policy/mask-names.ts'

/** An entry as it stands in what is given: its open part, with other people's names as initials. */
export interface PackedEntry {
  id: string
  kind: string
  sentence: string
  happened: Moment
  base: unknown
}

/** All that a package says, before it is drawn. Nothing in it is sealed, and nothing of who wrote what. */
export interface Package {
  number: string
  student: string
  to: string
  law: string
  madeOn: string
  entries: readonly PackedEntry[]
  statements: readonly Pick<StatementFact, 'about' | 'name' | 'words' | 'hearing'>[]
  /** Files of the case that go with it as they are, each with the hash it had when it was added. */
  attached: readonly BoundFile[]
  leftOut: readonly { label: string; because: string }[]
  notice: string | null
  names: Readonly<Record<string, string>>
}

/** What a package is made from: the folder as whoever makes it reads it. */
export interface Packing {
  caseFile: CaseFile
  bodies: ReadonlyMap<string, Record<string, unknown>>
  /** Which sealed parts the entries have, by entry id. */
  sealed: ReadonlyMap<string, readonly SealedCompartment[]>
  names: Readonly<Record<string, string>>
}

interface Asked {
  /** The entries to give, by root; all of them where it is undefined. */
  chosen?: readonly string[]
  alsoHide?: string
  /** The files of the case that go with it, by id. */
  files?: readonly string[]
}

/** The entries that are given, and why others and which parts are not. */
export function pick({ caseFile, bodies, sealed }: Omit<Packing, 'names'>, { chosen, alsoHide }: Asked) {
  const withheld = new Map<WithheldReason, number>()
  const note = (reason: WithheldReason) => withheld.set(reason, (withheld.get(reason) ?? 0) + 1)
  const asked = caseFile.timeline.filter(({ root }) => chosen === undefined || chosen.includes(root))
  const given = asked.filter(({ kind, entryId, readable, forNobody }) => {
    const base = bodies.get(entryId)?.base
    const reason = withheldAsWhole(kind, base)
    if (reason) note(reason)
    return !reason && readable && !forNobody && base !== undefined
  })
  for (const { entryId } of asked) for (const part of sealed.get(entryId) ?? []) note(sealedReasons[part])
  const mask = othersMask(caseFile, (alsoHide ?? '').split('\n'))
  const entries = given.map(({ entryId, kind, sentence, happenedOn, happenedAt }): PackedEntry =>
    mask({
      id: entryId,
      kind,
      sentence,
      happened: happenedAt ? { on: happenedOn, at: happenedAt } : { on: happenedOn },
      base: bodies.get(entryId)?.base,
    }),
  )
  return {
    entries,
    mask,
    withheld: [...withheld]
      .map(([reason, count]) => ({ reason, count }))
      .sort((a, b) => (a.reason < b.reason ? -1 : 1)),
  }
}

/** The files of a case that may go with some of its entries: theirs, and none that is blocked. */
export const filesOf = (file: CaseFile, entries: readonly Pick<PackedEntry, 'id'>[]): readonly FileFact[] =>
  file.inquiry.files.filter(({ entryId, blocked }) => !blocked && entries.some(({ id }) => id === entryId))

/** The files that were chosen, of those that may go with it; one that may not is left out. */
const attachedTo = (file: CaseFile, entries: readonly PackedEntry[], chosen: readonly string[]): BoundFile[] =>
  filesOf(file, entries)
    .filter(({ fileId }) => chosen.includes(fileId))
    .map(({ fileId: id, name, mediaType, size, sha256 }) => ({ id, name, mediaType, size, sha256 }))

/** Matter that every package leaves out, said in all of them alike: so nobody learns from it whether there is any. */
const alwaysLeftOut: readonly WithheldReason[] = ['R', 'H', 'L', 'J', 'C', 'O', 'T']

/** A package, whole: what is given, what a parent says of it, what was left out and why, and who may not hand it on. */
export function packageOf(
  packing: Packing,
  asked: Asked & { to: string; basis: Basis; madeOn: string; number: string },
): Package & { withheld: readonly { reason: WithheldReason; count: number }[] } {
  const { entries, mask, withheld } = pick(packing, asked)
  const roots = new Set(
    packing.caseFile.timeline.filter((one) => entries.some(({ id }) => id === one.entryId)).map((one) => one.root),
  )
  const { label, cite, bound } = bases[asked.basis]
  return {
    number: asked.number,
    student: packing.caseFile.student?.name ?? 'Not known',
    to: asked.to,
    law: `${label} (${cite})`,
    madeOn: asked.madeOn,
    entries,
    attached: attachedTo(packing.caseFile, entries, asked.files ?? []).map((one) => ({ ...one, name: mask(one.name) })),
    statements: mask(packing.caseFile.shared.statements.filter(({ about }) => roots.has(about))),
    leftOut: alwaysLeftOut.map((reason) => withheldReasons[reason]),
    notice: bound ? redisclosureNotice : null,
    names: mask(packing.names),
    withheld,
  }
}
