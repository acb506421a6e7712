import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { localOf } from '#app/domain/time.ts'
import { casePage } from '#app/features/case/case-page.query.server.ts'
import { confirmOutcome } from '#app/features/triage/confirm-outcome.command.server.ts'
import { proposeOutcome } from '#app/features/triage/propose-outcome.command.server.ts'
import { isListedOnly } from '#app/policy/sight-table.ts'
import { sightOf } from '#app/policy/sight.ts'
import { AccessModel, modelPeople } from '#tests/factories/access-model.ts'
import type { ModelPerson } from '#tests/factories/access-model.ts'
import { fileOf, steps } from '#tests/factories/access-steps.ts'
import type { Real, Step } from '#tests/factories/access-steps.ts'
import { calendar } from '#tests/factories/case.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { standingOf } from '#tests/laws/oracle/oracle.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

/** What somebody sees of the folder: `nothing`, `listed` with initials, or what they read by. */
const onPaper = (model: AccessModel, who: ModelPerson): string => {
  const facts = model.factsOf(who)
  const reads = facts && standingOf(facts, model.matter).reads
  if (!reads) return 'nothing'
  if (reads.cells.header === 'masked') return 'listed'
  return `${reads.cells.health === 'yes' ? 'with' : 'without'} health, ${reads.cells['who reported'] === 'yes' ? 'with' : 'without'} who reported`
}

/** The same from the store, as the gates would read it for a request of this moment. */
async function inTheStore(real: Real): Promise<Map<ModelPerson, string>> {
  const file = await fileOf(real)
  const now = real.house.clock.now()
  const { day: today } = localOf(now, calendar.zone)
  return real.house.store.read(async (records) => {
    const seen = new Map<ModelPerson, string>()
    for (const who of modelPeople) {
      const actor = await records.users.actor(real.house.id(who), today, now)
      const sight = actor ? sightOf(actor, file, today) : null
      const read = (part: string) => `${sight?.compartments.has(part as never) ? 'with' : 'without'}`
      seen.set(
        who,
        !sight
          ? 'nothing'
          : isListedOnly(sight.reason)
            ? 'listed'
            : `${read('health')} health, ${read('reporter')} who reported`,
      )
    }
    return seen
  })
}

/** Everybody in whose list the folder stands. */
async function inLists({ house, caseId }: Real): Promise<Set<ModelPerson>> {
  const now = house.clock.now()
  const { day: today } = localOf(now, calendar.zone)
  return house.store.read(async (records) => {
    const found = new Set<ModelPerson>()
    for (const who of modelPeople) {
      const user = await records.users.byId(house.id(who))
      if (!user || user.disabledAt) continue
      const rows = await records.index.list({ userKey: user.key, today, now, limit: 26 })
      if (rows.some(({ id }) => id === caseId)) found.add(who)
    }
    return found
  })
}

/** What a session that is open all the time answers: the page of the case, or not. */
const opens = ({ house, caseId }: Real, who: ModelPerson): Promise<boolean> =>
  house.ask(casePage, who as 'lead', { caseId }).then(
    () => true,
    () => false,
  )

class Played implements fc.AsyncCommand<AccessModel, Real> {
  constructor(private readonly step: Step) {}
  check = (model: Readonly<AccessModel>): boolean => this.step.can(model)
  toString = (): string => this.step.name

  async run(model: AccessModel, real: Real): Promise<void> {
    await this.step.run(real, model)
    this.step.change(model)
    const paper = new Map(modelPeople.map((who) => [who, onPaper(model, who)]))
    expect(Object.fromEntries(await inTheStore(real)), this.step.name).toEqual(Object.fromEntries(paper))
    // Lists never show more than is seen, also before they are worked off; afterwards they show all of it.
    const listed = modelPeople.filter((who) => paper.get(who) !== 'nothing' && model.openedNow(who) === 'no')
    const seen = modelPeople.filter((who) => paper.get(who) !== 'nothing')
    for (const who of await inLists(real)) expect(seen, `${this.step.name}: in the list of ${who}`).toContain(who)
    await real.house.runtime.projectQueued(100)
    expect([...(await inLists(real))], this.step.name).toEqual(expect.arrayContaining(listed))
    for (const who of modelPeople) {
      const page = paper.get(who) !== 'nothing' && paper.get(who) !== 'listed'
      expect(await opens(real, who), `${this.step.name}: the page for ${who}`).toBe(page)
    }
  }
}

/** The same histories each time; another number tries others. */
const seed = Number(process.env.OFFRAMP_TEST_SEED ?? -1158270723)

onBothEngines('who sees a folder, whatever happens to it', (engine) => {
  const made = new Map<AccessModel['stage'], { url: string; house: House; caseId: string }>()
  beforeAll(async () => {
    const empty = await engine.fresh()
    const first = await aHouse(empty.store)
    await empty.store.close()
    for (const stage of ['screening', 'open'] as const) {
      const { url, store } = await engine.fresh(empty.url)
      const house = first.over(store)
      const caseId = await house.folder()
      if (stage === 'open') {
        const asked = { caseId, outcome: 'emergency', rationale: 'A rifle on the bed, and a day named.', basedOn: 50 }
        const { entryId } = await house.run(proposeOutcome, 'onCall', asked)
        await house.run(confirmOutcome, 'triage', { caseId, proposalEntryId: entryId, basedOn: 90 })
      }
      await house.runtime.projectQueued(100)
      await store.close()
      made.set(stage, { url, house, caseId })
    }
  }, 60_000)

  it('is what the tables say, for everybody, after each step', { timeout: 240_000 }, async () => {
    let played = 0
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('screening' as const, 'open' as const),
        fc.commands(
          steps.map((one) => one.map((step) => new Played(step))),
          { maxCommands: 12 },
        ),
        async (stage, commands) => {
          const start = made.get(stage)
          if (!start) throw new Error('Not made')
          const { store } = await engine.fresh(start.url)
          const house = start.house.over(store)
          const model = new AccessModel(house.clock.now(), calendar.zone, stage)
          await fc.asyncModelRun(() => ({ model, real: { house, caseId: start.caseId } }), commands)
          played += 1
          await store.close()
        },
      ),
      { numRuns: engine.name === 'sqlite' ? 12 : 2, seed },
    )
    expect(played).toBeGreaterThan(0)
  })
})
