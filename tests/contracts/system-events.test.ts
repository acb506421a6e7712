import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { proofLines } from '#app/domain/checkpoints.ts'
import { recordRestore } from '#app/features/upkeep/record-restore.command.server.ts'
import { recordServer } from '#app/features/upkeep/record-server.command.server.ts'
import { proofState } from '#app/gates/audit/proof-state.server.ts'
import { checkGuards } from '#app/jobs/check-guards.server.ts'
import { watchClock } from '#app/jobs/jobs.server.ts'
import { noteClockJump } from '#app/jobs/note-clock-jump.command.server.ts'
import { noteGuards } from '#app/jobs/note-guards.command.server.ts'
import { newId } from '#app/keys/random.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { rawSql } from '#tests/setup/raw-sql.ts'

onBothEngines('what the system says of itself', (engine) => {
  let house: House
  let url: string
  let from: number
  beforeAll(async () => {
    const made = await engine.fresh()
    url = made.url
    house = await aHouse(made.store)
  }, 60_000)
  const since = async () => (await house.log()).slice(from)
  beforeEach(async () => {
    from = (await house.log()).length
  })

  describe('about the guards of the database', () => {
    const look = () =>
      checkGuards.run({ runtime: house.runtime, asking: house.asking('system'), now: house.clock.now() })
    const wrong = async () =>
      proofLines(await house.store.read(proofState), house.clock.now()).find(({ words }) => words.includes('guard'))

    it('is put on record once a day', async () => {
      expect(await look()).toBe(1)
      expect(await since()).toMatchObject([
        {
          act: 'system.guardsChecked',
          out: 'allow',
          obj: { t: 'guards', id: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
        },
      ])
      house.later(24 * 60 - 1)
      expect(await look()).toBe(0)
      house.later(1)
      expect(await look()).toBe(1)
      const [one, other] = await since()
      expect(other?.obj).toEqual(one?.obj)
      expect(await wrong()).toBeUndefined()
    })

    it('names one that was taken out, each hour until it is back', async () => {
      const raw = await rawSql(url)
      const table = engine.name === 'sqlite' ? '' : ' on entries'
      await raw.exec(`drop trigger entries_insert${table}`)
      await raw.close()
      house.later(24 * 60)
      expect(await look()).toBe(1)
      const [event] = await since()
      expect(event).toMatchObject({ act: 'system.guardsChecked', out: 'error' })
      expect(event?.why).toContain('entries_insert is missing')
      expect(await wrong()).toMatchObject({
        is: 'wrong',
        more: expect.stringContaining('entries_insert') as string,
      })
      house.later(59)
      expect(await look()).toBe(0)
      house.later(1)
      expect(await look()).toBe(1)
    })

    it('is the system’s to say', async () => {
      await expect(house.run(noteGuards, 'administrator', { engine: engine.name })).rejects.toThrow()
      await expect(house.run(noteGuards, 'system', { engine: 'another' })).rejects.toThrow()
    })
  })

  describe('about its clock', () => {
    it('is said when it was moved, and not when time only passed', async () => {
      let steady = 0
      const watch = watchClock({ runtime: house.runtime, newId }, () => steady)
      const pass = (wall: number, really: number) => {
        house.later(wall)
        steady += really * 60_000
        return watch()
      }
      await pass(15, 15)
      await pass(3, 0)
      await pass(-4, 0)
      expect(await since()).toEqual([])
      await pass(60, 1)
      await pass(-59, 1)
      await pass(1, 1)
      expect(await since()).toMatchObject([
        { act: 'system.clockJumped', out: 'error', obj: { t: 'clock', id: 'forward', n: 59 } },
        { act: 'system.clockJumped', out: 'error', obj: { t: 'clock', id: 'back', n: 60 } },
      ])
    })

    it('is the system’s to say', async () => {
      await expect(house.run(noteClockJump, 'administrator', { minutes: 7 })).rejects.toThrow()
      await expect(house.run(noteClockJump, 'system', { minutes: 'many' })).rejects.toThrow()
    })
  })

  describe('about its settings', () => {
    const start = (settings: Record<string, string>) =>
      house.run(recordServer, 'system', {
        what: 'started',
        engine: engine.name,
        policy: house.runtime.policy,
        settings,
      })

    it('is said at the start that has others than the last, and not at the first one', async () => {
      await start({ port: '3000', host: 'a' })
      await start({ host: 'a', port: '3000' })
      expect((await since()).map(({ act }) => act)).toEqual(['system.started', 'system.started'])
      await start({ host: 'b', port: '3000' })
      const [, , , changed] = await since()
      expect(changed).toMatchObject({ act: 'system.configChanged', obj: { t: 'settings' } })
      expect(await house.sealedOf(changed?.seq)).toContain('"host":"b"')
    })
  })

  describe('about a backup that was restored', () => {
    const restored = (size: number | null) =>
      house.run(recordRestore, 'cli', {
        engine: engine.name,
        file: '/backups/one',
        sha256: 'a'.repeat(64),
        seen: size === null ? null : { size, root: 'b'.repeat(64) },
      })

    it('names the last signed head that was seen, and how much is gone', async () => {
      const size = (await house.log()).length
      expect(await restored(null)).toEqual({ size, lost: null })
      expect(await restored(size)).toEqual({ size: size + 1, lost: 0 })
      expect(await restored(size + 100)).toEqual({ size: size + 2, lost: 98 })
      expect(await since()).toMatchObject([
        { act: 'system.restored', out: 'allow', obj: { n: size, sec: 'no signed head was seen' } },
        { act: 'system.restored', out: 'allow' },
        {
          act: 'system.restored',
          out: 'error',
          obj: { sec: `last signed head seen: ${size + 100} events, root ${'b'.repeat(64)}` },
        },
      ])
      const last = (await house.log()).at(-1)
      expect(await house.sealedOf(last?.seq)).toContain('/backups/one')
    })

    it('is said by the command line', async () => {
      await expect(
        house.run(recordRestore, 'administrator', {
          engine: engine.name,
          file: 'x',
          sha256: 'a'.repeat(64),
          seen: null,
        }),
      ).rejects.toThrow()
      await expect(
        house.run(recordRestore, 'cli', { engine: engine.name, file: '', sha256: 'a', seen: null }),
      ).rejects.toThrow()
    })
  })
})
