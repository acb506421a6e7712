import type { CaseFile } from '../domain/case-file.ts'
import type { Registry, StoredEntry } from '../domain/entry.ts'
import { RuleBroken } from '../domain/errors.ts'
import { withdrawnKind } from '../domain/fold.ts'
import { moves } from '../domain/stages.ts'

/**
 * Whether an entry may replace the one it names: it must be the newest version, of the same kind (or withdrawn), and
 * of a kind that is ever amended. `destroyed`: the correction of a wrong student, which removes what it replaces.
 */
export function checkAmendment(
  entries: readonly StoredEntry[],
  amending: StoredEntry,
  registry: Registry,
  destroyed: ReadonlySet<string>,
): void {
  const old = entries.find((entry) => entry.id === amending.supersedes)
  if (!old) throw new RuleBroken('The entry to correct is not in this case.', 'amendment')
  if (entries.some((entry) => entry.supersedes === old.id)) {
    throw new RuleBroken('This entry was corrected already. Open its newest version to correct it again.', 'amendment')
  }
  if (amending.kind !== old.kind && amending.kind !== withdrawnKind) {
    throw new RuleBroken('An entry is corrected by another of its own kind.', 'amendment')
  }
  if (registry.find(old.kind)?.amend === 'never' && !destroyed.has(old.id)) {
    throw new RuleBroken(
      'This entry is a decision or a signature. It stays as it is; record a new entry to change what it did.',
      'amendment',
    )
  }
}

/**
 * Whether everything that moved the case before still does once an entry has been amended. A move that other stages
 * refuse (opening, closing, reopening) must still be made by the same entry: otherwise later entries would stand on
 * nothing. Moves that are made quietly, such as by a first interview, may fall away.
 */
export function checkLaterMoves(before: CaseFile, after: CaseFile): void {
  const made = new Set(after.stageLog.map((move) => `${rootOf(after, move.entryId)} ${move.act}`))
  for (const move of before.stageLog) {
    const strict = moves.some((one) => one.act === move.act && one.elsewhere === 'refused')
    if (!strict || made.has(`${rootOf(before, move.entryId)} ${move.act}`)) continue
    throw new RuleBroken(
      'This correction would undo a step that the case went on from. Record a new entry instead.',
      'amendment',
    )
  }
}

const rootOf = (file: CaseFile, entryId: string): string =>
  file.timeline.find((line) => line.entryId === entryId)?.root ?? entryId
