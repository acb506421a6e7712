import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { createPasswords } from '../app/keys/passwords.server.ts'

/*
 * Whoever may arm a signer that has forgotten what it signed. Two of them have to, each with a passphrase that only they
 * know: one alone, or whoever holds the machine, could have it sign another history.
 */

const peopleSchema = z.array(z.strictObject({ name: z.string().min(1), hash: z.string() }))
type People = z.output<typeof peopleSchema>

/** Shortest passphrase: as long as the passwords of staff (docs/signing-in.md). */
export const shortestPassphrase = 15
/** How many have to arm a signer together. */
export const armedBy = 2

const passwords = createPasswords()
const sameName = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase()

/** Those who may arm; none where nobody was named. */
export const readPeople = (file: string): People =>
  existsSync(file) ? peopleSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : []

/** Names somebody who may arm. Returns why not, where the name stands there already or the passphrase is too short. */
export async function addPerson(file: string, name: string, passphrase: string): Promise<string | undefined> {
  const people = readPeople(file)
  if (people.some((one) => sameName(one.name, name))) return `${name} may arm this signer already.`
  if (passphrase.length < shortestPassphrase) return `A passphrase has at least ${shortestPassphrase} characters.`
  const all = [...people, { name: name.trim(), hash: await passwords.hash(passphrase) }]
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 })
  return undefined
}

/** Whether one of those named gave their passphrase. Takes as long for somebody who is not named. */
export const fitsPerson = (people: People, name: string, passphrase: string): Promise<boolean> =>
  passwords.verify(people.find((one) => sameName(one.name, name))?.hash, passphrase)
