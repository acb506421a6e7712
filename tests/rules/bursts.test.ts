import { describe, expect, it } from 'vitest'
import { instant, plusMinutes } from '#app/domain/time.ts'
import { createBursts } from '#app/gates/bursts.server.ts'
import type { Refused } from '#app/gates/bursts.server.ts'
import { burstLimits } from '#app/policy/bursts.ts'

const began = instant('2026-09-15T17:00:00.000Z')
const after = (minutes: number) => plusMinutes(began, minutes)

/** A refusal of one person, as the gates hand it on. */
const refused = (id: string, why = 'rule:no such folder', who = 'usr_one'): Refused => ({
  source: {
    boot: 'b',
    tenant: 't',
    scope: 'district',
    actor: { k: 'user', id: who, role: 'refused', aal: 2, via: 'web' },
    req: 'req_1',
    bld: '1',
    pol: 'p',
  },
  event: { act: 'refused', object: { t: 'case', id }, outcome: 'deny', why, sealed: { operation: 'casePage' } },
})

/** What is written at a moment, as "thing × how often". */
async function writtenAt(
  bursts: ReturnType<typeof createBursts>,
  at: ReturnType<typeof after>,
  which: 'due' | 'all' = 'due',
) {
  let said: string[] = []
  await bursts.write(at, which, (events) => {
    said = events.map(({ event }) => `${event.object.id} × ${event.object.count ?? 0}`)
    return Promise.resolve()
  })
  return said
}

describe('refusals in a row', () => {
  it('are a burst until nothing was refused for a while, each person’s for themselves', () => {
    const bursts = createBursts()
    const single = (minutes: number, who = 'one') => bursts.isSingle(who, after(minutes), 2)
    expect([single(0), single(0), single(0), single(0, 'two')]).toEqual([true, true, false, true])
    const still = burstLimits.quietMinutes - 1
    expect([single(still), single(2 * still), single(2 * still + burstLimits.quietMinutes)]).toEqual([
      false,
      false,
      true,
    ])
  })

  it('forget bursts that are over', async () => {
    const bursts = createBursts()
    bursts.isSingle('one', began, 1)
    await writtenAt(bursts, after(burstLimits.quietMinutes))
    expect(bursts.isSingle('one', after(burstLimits.quietMinutes), 1)).toBe(true)
  })

  it('wait a minute from the first that is counted, or for the stop', async () => {
    const bursts = createBursts()
    bursts.count(refused('cas_a'), began)
    bursts.count(refused('cas_a'), after(1))
    expect(await writtenAt(bursts, plusMinutes(began, 0))).toEqual([])
    expect(await writtenAt(bursts, after(1))).toEqual(['cas_a × 2'])
    bursts.count(refused('cas_a'), after(1))
    expect(await writtenAt(bursts, after(1), 'all')).toEqual(['cas_a × 1'])
    expect(await writtenAt(bursts, after(9), 'all')).toEqual([])
  })

  it('name what somebody is kept out of, whatever else they ask for, and everybody’s things apart', async () => {
    const bursts = createBursts()
    for (let n = 0; n < burstLimits.named + 7; n += 1) bursts.count(refused(`cas_${n}`), began)
    bursts.count(refused('cas_own', 'rule:recused'), began)
    bursts.count(refused('cas_0'), began)
    bursts.count(refused('cas_x', 'rule:no such folder', 'usr_two'), began)
    const said = await writtenAt(bursts, after(1))
    expect(said).toContain('several × 7')
    expect(said).toContain('cas_own × 1')
    expect(said).toContain('cas_0 × 2')
    expect(said).toContain('cas_x × 1')
    expect(said).toHaveLength(burstLimits.named + 3)
  })

  it('keep no more names than they may, and count all the same', async () => {
    const bursts = createBursts()
    for (let n = 0; n < 500; n += 1) bursts.count(refused(`cas_${n}`), began)
    let things: unknown
    await bursts.write(after(1), 'due', (events) => {
      things = events.at(-1)?.event.sealed?.things
      return Promise.resolve()
    })
    expect(things).toHaveLength(burstLimits.listed)
  })

  it('stay counted where they could not be written, with what came meanwhile', async () => {
    const bursts = createBursts()
    bursts.count(refused('cas_a'), began)
    const failing = bursts.write(after(1), 'due', () => {
      bursts.count(
        { ...refused('cas_a'), event: { ...refused('cas_a').event, sealed: { operation: 'other' } } },
        after(1),
      )
      bursts.count(refused('cas_b'), after(1))
      return Promise.reject(new Error('The disk is full'))
    })
    await expect(failing).rejects.toThrow('The disk is full')
    let events: readonly Refused[] = []
    await bursts.write(after(2), 'due', (all) => {
      events = all
      return Promise.resolve()
    })
    expect(events.map(({ event }) => [event.object.id, event.object.count])).toEqual([
      ['cas_a', 2],
      ['cas_b', 1],
    ])
    expect(events[0]?.event.sealed).toEqual({ operation: ['casePage', 'other'], from: began, to: after(1) })
  })
})
