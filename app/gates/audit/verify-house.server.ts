import type { ReadRecords } from '#db/records/records.ts'
import { keysOfPerson } from '#app/domain/names.ts'
import { readLeaf } from './leaf.ts'
import type { Finding } from './verify-log.server.ts'

const page = 500

/**
 * Looks at what carries no commitment of its own and follows from what does: that every folder is there, when each
 * password was set, and by which words people are found.
 */
export async function houseFinding(records: ReadRecords): Promise<Finding | undefined> {
  const lost = await records.evidence.lostFolder()
  if (lost) return { what: `The folder ${lost} was removed or renamed: its entries or a list say that it is there.` }
  return (await passwordsFinding(records)) ?? wordsFinding(records)
}

/** A password counts from the event that set it; the hash itself stands in the user's commitment. */
async function passwordsFinding(records: ReadRecords): Promise<Finding | undefined> {
  for (const { userId, changedAt } of await records.evidence.passwords()) {
    const acts = ['auth.passwordSet', 'auth.passwordChanged']
    const found = await Promise.all(acts.map((act) => records.audit.search({ act, objectId: userId, limit: 1 })))
    const [newest] = found.flat().sort((one, other) => other.seq - one.seq)
    if (!newest || readLeaf(newest.body)?.ts === changedAt) continue
    return {
      seq: newest.seq,
      what: `When ${userId} set a password was changed behind the application's back: it no longer fits event ${newest.seq}.`,
    }
  }
  return undefined
}

async function wordsFinding(records: ReadRecords): Promise<Finding | undefined> {
  let after: string | undefined
  for (;;) {
    const people = await records.evidence.people({ after, limit: page })
    const words = new Map<string, string[]>(people.map(({ id }) => [id, []]))
    for (const { personId, word } of await records.evidence.wordsOfPeople(people.map(({ id }) => id)))
      words.get(personId)?.push(word)
    const changed = people.find((one) => asText(words.get(one.id) ?? []) !== asText(keysOfPerson(one)))
    if (changed)
      return {
        what: `The words by which the person ${changed.id} is found (table person_keys) are not those of their name: they were changed behind the application's back.`,
      }
    if (people.length < page) return undefined
    after = people.at(-1)?.id
  }
}

const asText = (words: readonly string[]): string => [...words].sort().join('\n')

/** Whether a counter stands below a number that a folder holds: `highest` by counter, as the folders say. */
export async function countersFinding(
  records: ReadRecords,
  highest: ReadonlyMap<string, number>,
): Promise<Finding | undefined> {
  const counters = new Map((await records.evidence.counters()).map(({ name, value }) => [name, value]))
  for (const [name, number] of highest) {
    const value = counters.get(name) ?? 0
    if (value < number)
      return {
        what: `The counter ${name} stands at ${value}, but ${number} was given: it was changed behind the application's back, and numbers would be given twice.`,
      }
  }
  return undefined
}
