import { z } from 'zod'
import { compartments } from '#app/domain/compartments.ts'
import { defineKind, entryOf, makeRegistry } from '#app/domain/entry.ts'
import type { Day } from '#app/domain/time.ts'
import { registry } from '#app/features/entries.ts'
import { addFile } from '#app/features/file/add-file.command.server.ts'
import { recordHealth } from '#app/features/health/record-health.command.server.ts'
import { shippedGuards } from '#app/gates/audit/guards.ts'
import { verify } from '#app/gates/audit/verify.server.ts'
import { caseCommand } from '#app/gates/command.ts'
import { createDistricts } from '#app/gates/district.server.ts'
import { caseQuery } from '#app/gates/query.ts'
import { stageFile } from '#app/http/staging.server.ts'
import { newId } from '#app/keys/random.server.ts'
import type { House } from './house.ts'

const words = z.strictObject({ words: z.string() })

/** A kind that touches every compartment there is. */
export const everyPart = defineKind({
  kind: 'every-part',
  version: 1,
  event: 'everyPart.recorded',
  group: 'case',
  parts: { base: words, reporter: words, health: words, law: words, juvenile: words, legal: words },
  amend: 'yes',
  apply: (file) => file,
  sentence: () => 'Everything was written down.',
  examples: { 1: { base: { words: 'Something was said' } } },
})
export const withEveryPart = makeRegistry([...registry.kinds, everyPart])
export const sealedParts = compartments.filter((one) => one !== 'header' && one !== 'base')

/** Records an entry of that kind; what each part says is `<said> <compartment>`. */
export const recordEveryPart = caseCommand({
  name: 'recordEveryPart',
  input: z.object({ caseId: z.string(), said: z.string() }),
  permission: 'contact.record',
  caseId: (input) => input.caseId,
  decide: ({ input, newId: fresh }) => {
    const part = (name: string) => ({ words: `${input.said} ${name}` })
    const parts = Object.fromEntries(sealedParts.map((name) => [name, part(name)]))
    const happened = { on: '2026-09-15' as Day }
    const entry = entryOf(everyPart, fresh('entry'), happened, { base: { words: 'open' }, ...parts })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})

/** What the sealed health parts of a case say, by entry, as far as they open. */
export const healthNotes = caseQuery({
  name: 'healthNotes',
  input: z.object({ caseId: z.string() }),
  permission: 'case.read',
  caseId: (input) => input.caseId,
  load: async ({ sealed }) => Object.fromEntries(await sealed('health')),
  redact: (rows) => rows as Readonly<Record<string, { note?: string }>>,
})

export const aHealthNote = (caseId: string, note: string) => ({
  caseId,
  happened: { day: '2026-09-15', time: '09:50' },
  about: 'session',
  note,
})
export const writeHealth = async (house: House, caseId: string, note: string): Promise<string> =>
  (await house.run(recordHealth, 'triage', aHealthNote(caseId, note))).entryId

/** Sends a text file through staging and puts it on record. */
export async function attach(house: House, caseId: string, content: Uint8Array): Promise<string> {
  const pieces = (async function* () {
    yield await Promise.resolve(content)
  })()
  const staged = await stageFile({ runtime: house.runtime, newId }, house.id('triage'), { name: 'a.txt', pieces })
  if (!('id' in staged)) throw new Error(staged.problem)
  const happened = { day: '2026-09-15', time: '09:50' }
  await house.run(addFile, 'triage', { caseId, happened, what: 'What they wrote', files: [staged.id] })
  return staged.id
}

/** What audit:verify says of a house. */
export const verdictOf = ({ store, clock, runtime }: House) =>
  store.read((records) => {
    const core = { clock, registry: runtime.registry, districts: createDistricts(), vault: runtime.vault }
    return verify(core, records, shippedGuards[store.engine])
  })

export async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of stream) pieces.push(piece)
  return Buffer.concat(pieces)
}
