import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { registry } from '#app/features/entries.ts'
import { recordVerification } from '#app/features/upkeep/record-verification.command.server.ts'
import { shippedGuards } from '#app/gates/audit/guards.ts'
import { canonical } from '#app/gates/audit/canonical.ts'
import { verify } from '#app/gates/audit/verify.server.ts'
import { createDistricts } from '#app/gates/district.server.ts'
import { anchorCheckpoints } from '#app/jobs/anchor-checkpoints.server.ts'
import { publish } from '#app/jobs/publish-checkpoint.server.ts'
import type { Anchor } from '#app/keys/anchor.server.ts'
import { leafHash } from '#app/keys/digest.server.ts'
import { newId } from '#app/keys/random.server.ts'
import { makeSigner, openSigner } from '../../signer/signer.ts'
import { makeWitness, openWitness, watchLog } from '../../signer/witness.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { pastGuards, rawSql } from '#tests/setup/raw-sql.ts'
import type { RawSql } from '#tests/setup/raw-sql.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'offramp-heads-'))
const log = 'records.example.org/audit/1'
const asking = {
  actor: { kind: 'system', id: 'system', name: 'Offramp' },
  requestId: newId('request'),
  via: 'job',
} as const
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

function aSigner() {
  const at = folder()
  makeSigner(at, log)
  const open = openSigner(at)
  return {
    vkey: open.about().vkey,
    about: () => Promise.resolve(open.about()),
    sign: (asked: Parameters<typeof open.sign>[0]) => Promise.resolve(open.sign(asked)),
  }
}

/** A witness in this process, asked as the one on another machine is. */
function aWitness(vkey: string): Anchor {
  const at = folder()
  makeWitness(at, 'county.example.org')
  watchLog(at, vkey)
  const witness = openWitness(at)
  return {
    name: 'county',
    vkey: witness.vkey,
    leave: async ({ note, proofFrom }, from) => {
      const proof = from === 0 ? [] : await proofFrom(from)
      const lines = proof.map((hash) => `${Buffer.from(hash, 'hex').toString('base64')}\n`)
      const answer = witness.add(`old ${from}\n${lines.join('')}\n${note}`, 1_790_000_000)
      if (answer.status !== 200) throw new Error(answer.body)
      return answer.body
    },
  }
}

interface Scene {
  house: House
  raw: RawSql
}
interface Attack {
  name: string
  table: string
  act(scene: Scene): Promise<void>
  says: string | RegExp
}

/** Chains the log anew from an event on, as somebody does who changed it and wants it to fit. */
async function rechained({ house, raw }: Scene, from: number, change: (body: string) => string): Promise<void> {
  const rows = await house.store.read(({ audit }) => audit.leaves({ from, limit: 10_000 }))
  let prev: string | undefined
  for (const { seq, body } of rows) {
    const changed = prev === undefined ? change(body) : canonical({ ...(JSON.parse(body) as object), prev })
    prev = leafHash(changed)
    await raw.exec(`update audit_leaf set body = ${quoted(changed)}, hash = '${prev}' where seq = ${seq}`)
  }
  await pastGuards(raw, 'audit_head', () => raw.exec(`update audit_head set last = '${prev ?? ''}'`))
}

const attacks: Attack[] = [
  {
    name: 'an event is changed and everything after it is made to fit',
    table: 'audit_leaf',
    act: (scene) => rechained(scene, 10, (body) => body.replace('"out":"allow"', '"out":"deny"')),
    says: /^The first \d+ events are not those whose head was signed on 2026-09-15T.*: the log was rewritten since\.$/,
  },
  {
    name: 'the newest events are taken away with the count, and what was signed is left',
    table: 'audit_leaf',
    act: async ({ raw }) => {
      const { size } = await raw.one('select min(size) as size from audit_checkpoint')
      const left = Number(size) - 1
      await pastGuards(raw, 'audit_sealed', () => raw.exec(`delete from audit_sealed where seq >= ${left}`))
      await raw.exec(`delete from audit_leaf where seq >= ${left}`)
      await pastGuards(raw, 'audit_head', () =>
        raw.exec(`update audit_head set size = ${left}, last = (select hash from audit_leaf where seq = ${left - 1})`),
      )
    },
    says: /^A head over \d+ events was signed, and the log has \d+: the last 1 are gone\.$/,
  },
  {
    name: 'a signed head is signed by somebody else',
    table: 'audit_checkpoint',
    act: async ({ raw }) => {
      const { size, note } = await raw.one('select size, note from audit_checkpoint order by size limit 1')
      const root = Buffer.from(String(note).split('\n')[2] ?? '', 'base64').toString('hex')
      const answer = await aSigner().sign({ size: Number(size), root, proof: [] })
      await raw.exec(
        `update audit_checkpoint set note = ${quoted('note' in answer ? answer.note : '')} where size = ${String(size)}`,
      )
    },
    says: /^The head over \d+ events is not signed by a key that the log names\. Nobody whose key is known signed this note\.$/,
  },
  {
    name: 'a signed head stands in another’s place',
    table: 'audit_checkpoint',
    act: ({ raw }) =>
      raw.exec(
        'update audit_checkpoint set note = (select note from audit_checkpoint order by size limit 1) where size = (select max(size) from audit_checkpoint)',
      ),
    says: /the log was rewritten since/,
  },
  {
    name: 'a signed head is no note any more',
    table: 'audit_checkpoint',
    act: ({ raw }) => raw.exec("update audit_checkpoint set note = 'x'"),
    says: /the log was rewritten since/,
  },
  {
    name: 'what a witness gave back is changed',
    table: 'audit_anchor',
    act: ({ raw }) =>
      raw.exec(`update audit_anchor set receipt = '\u2014 county.example.org AAAA' where sink = 'county'`),
    says: /^What county gave back for the head over \d+ events does not fit it\./,
  },
]

onBothEngines('signed heads in audit:verify', (engine) => {
  let master: { house: House; url: string }
  beforeAll(async () => {
    const { url, store } = await engine.fresh()
    const house = await aHouse(store)
    const signer = aSigner()
    const witness = aWitness(signer.vkey)
    const happens = () => house.run(recordVerification, 'system', { result: 'ok', events: 1, found: 'fits' })
    const signed = async () => {
      await happens()
      await publish(house.runtime, asking, signer)
      await anchorCheckpoints.run({ runtime: house.runtime, asking, now: house.clock.now(), anchors: [witness] })
    }
    await signed()
    await signed()
    await happens()
    await signed()
    await happens()
    await store.close()
    master = { house, url }
  }, 60_000)

  const scene = async (): Promise<Scene> => {
    const { url, store } = await engine.fresh(master.url)
    return { house: master.house.over(store), raw: await rawSql(url) }
  }
  const verdict = async ({ house }: Scene) => {
    const core = { clock: house.clock, registry, districts: createDistricts(), vault: house.runtime.vault }
    const found = await house.store.read((records) => verify(core, records, shippedGuards[engine.name]))
    return found.result === 'tampered' ? found.finding.what : found.result
  }

  it('fit an honest log', async () => {
    const honest = await scene()
    const { checkpoints, anchors } = await honest.house.store.read(async (records) => ({
      checkpoints: await records.checkpoints.after({ size: 0, limit: 10 }),
      anchors: await records.checkpoints.anchorsAfter({ size: 0, limit: 10 }),
    }))
    expect([checkpoints.length, anchors.length]).toEqual([3, 3])
    expect(await verdict(honest)).toBe('ok')
    await honest.raw.close()
  })

  describe.each(attacks)('show that $name', ({ table, act, says }) => {
    it('in words', async () => {
      const attacked = await scene()
      await pastGuards(attacked.raw, table, () => act(attacked))
      expect(await verdict(attacked)).toMatch(says)
      await attacked.raw.close()
    })
  })
})
