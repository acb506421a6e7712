import { describe, expect, it } from 'vitest'
import type { CaseFile } from '#app/domain/case-file.ts'
import type { Compartment, KindGroup } from '#app/domain/compartments.ts'
import { compartments } from '#app/domain/compartments.ts'
import { baseIsReadAs, mayReadPart } from '#app/policy/in-sight.ts'
import { sightOf } from '#app/policy/sight.ts'
import type { Sight } from '#app/policy/sight.ts'
import type { Reads } from './oracle.ts'
import { Differences } from './differences.ts'
import { everybody, oneIn, pairs, standings } from './every.ts'
import { actorOf, fileOf, matterOf, sentenceOf, today } from './world.ts'
import type { Folder, Person } from './world.ts'

const sealedColumn = {
  reporter: 'who reported',
  health: 'health',
  law: 'police',
  juvenile: 'court',
  legal: 'counsel',
} as const satisfies Record<Exclude<Compartment, 'header' | 'base'>, string>
const groupColumn = {
  identity: 'the student',
  target: 'who might be hurt',
  means: 'weapons',
  case: 'all else',
  override: 'went on without',
  recusal: 'who is kept out',
  disclosure: 'what was shared',
} as const satisfies Record<KindGroup, string>
const groups = Object.keys(groupColumn) as KindGroup[]
const questions = compartments.flatMap((compartment) => groups.map((group) => [compartment, group] as const))

/** What the table says of one part of one kind of entry: a part is read where both its column and its subject's say so. */
function says(reads: Reads | null, staff: boolean, compartment: Compartment, group: KindGroup): boolean {
  if (!reads) return false
  const { cells } = reads
  if (compartment === 'header') return cells.header !== 'no'
  const subject = cells[groupColumn[group]]
  if (subject === 'no') return false
  if (compartment !== 'base') return cells[sealedColumn[compartment]] === 'yes'
  return (
    subject === 'alone' || cells[staff ? 'open parts of a staff matter' : "open parts of a student's case"] === 'yes'
  )
}

/** How children are named, by the masked cells. */
const namesIn = ({ cells }: Reads): Sight['names'] =>
  cells.header === 'masked' || cells['the student'] === 'masked'
    ? 'initials'
    : cells['who might be hurt'] === 'masked'
      ? 'targets by initials'
      : 'full'

/** Every answer that the table gives to a standing, once for all who stand so. */
const known = {
  student: new Map<Reads | null, readonly boolean[]>(),
  staff: new Map<Reads | null, readonly boolean[]>(),
}
function answers(reads: Reads | null, concern: Folder['concern']): readonly boolean[] {
  const found = known[concern].get(reads)
  if (found) return found
  const made = questions.map(([part, group]) => says(reads, concern === 'staff', part, group))
  known[concern].set(reads, made)
  return made
}

let asked = 0
const differ = new Differences()

function compare(person: Person, folder: Folder, reads: Reads | null, sight: Sight | null, file: CaseFile): void {
  const expected = answers(reads, folder.concern)
  const is = questions.map(([compartment, group]) => sight !== null && mayReadPart(sight, file, group, compartment))
  asked += questions.length
  const n = is.findIndex((one, at) => one !== expected[at])
  const [compartment, group] = questions[n] ?? []
  const who = () => sentenceOf(person, folder)
  const line = reads ? `by its line “${reads.by}”` : 'as no line fits'
  if (compartment && group) {
    const part = compartment === 'base' ? `open parts (${baseIsReadAs(file)})` : compartment
    differ.note(person, folder, compartment, () =>
      [
        `${who()}: the policy ${is[n] ? 'shows' : 'does not show'} ${part} about “${groupColumn[group]}”,`,
        `reading.csv says ${expected[n] ? 'yes' : 'no'}, ${line}.`,
      ].join(' '),
    )
  } else if (reads && sight) {
    if (sight.names !== namesIn(reads))
      differ.note(person, folder, 'names', () => `${who()}: names are ${sight.names}, not ${namesIn(reads)} ${line}.`)
    if (sight.reporter !== (reads.cells['who reported'] === 'yes'))
      differ.note(person, folder, 'reporter', () => `${who()}: who reported is ${sight.reporter ? '' : 'not '}shown.`)
    if ((sight.inPlaceOf !== undefined) !== reads.inPlaceOf)
      differ.note(person, folder, 'place', () => `${who()}: whose right it is differs.`)
  }
}

describe('reading', () => {
  it('is for everybody, in every folder, as reading.csv says', { timeout: 120_000 }, () => {
    for (const { people, folders } of everybody()) {
      const all = folders.map((folder) => ({ folder, file: fileOf(folder), matter: matterOf(folder) }))
      for (const { person, filed } of pairs(people, all)) {
        const actor = actorOf(person)
        const standing = standings(person)
        for (const { folder, file, matter } of filed)
          compare(person, folder, standing(folder, matter).reads, sightOf(actor, file, today), file)
      }
    }
    process.stdout.write(`reading: ${asked.toLocaleString('en-US')} decisions compared with reading.csv\n`)
    expect(differ.sentences).toBe('')
    expect(asked * oneIn).toBeGreaterThan(10_000_000)
  })
})
