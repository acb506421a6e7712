import { describe, expect, it } from 'vitest'
import { instant } from '#app/domain/time.ts'
import { authorise, authoriseIn } from '#app/gates/authorise.ts'
import { NotPermitted, StepUpNeeded } from '#app/gates/errors.ts'
import { actions } from '#app/policy/actions.ts'
import type { Action } from '#app/policy/actions.ts'
import { may } from '#app/policy/may.ts'
import type { UserActor } from '#app/policy/roles.ts'
import { sightOf } from '#app/policy/sight.ts'
import { stepUpNeeded } from '#app/policy/step-up.ts'
import { stepUpOf } from '#app/policy/step-up-table.ts'
import { profile } from '#app/domain/profiles/ca-default.ts'
import { Differences } from './differences.ts'
import { everybody, oneIn, pairs, standings } from './every.ts'
import { acts, actsTwice, mayDo, mustConfirm, standingOf } from './oracle.ts'
import type { ActingRow, Standing } from './oracle.ts'
import { actorOf, factsOf, fileOf, matterOf, now, sentenceOf, today } from './world.ts'
import type { Folder, Person } from './world.ts'

const all = Object.keys(actions) as Action[]
const rowOf = (action: Action): ActingRow => {
  const row = acts.get(action)
  if (!row) throw new Error(`acting.csv has no line for ${action}`)
  return row
}
const inFolders = all.filter((action) => rowOf(action).in !== 'house')
const inHouse = all.filter((action) => !['case', 'sealed case'].includes(rowOf(action).in ?? ''))
const rows = new Map(all.map((action) => [action, rowOf(action)]))

/** When a second factor was shown last, and what that is to the tables. */
const confirmed = [true, false].flatMap((hasFactor) =>
  [true, false].flatMap((demo) =>
    (hasFactor
      ? ['2026-09-15T17:17:00.000Z', '2026-09-15T17:16:59.999Z', '2026-09-15T17:22:00.001Z', null]
      : [null]
    ).map((at, n) => ({ hasFactor, demo, lately: hasFactor && n === 0, provenAt: at === null ? null : instant(at) })),
  ),
)

let asked = 0
const differ = new Differences()

/** What the table allows a standing, once for all who stand so. */
const known = new Map<string, readonly boolean[]>()
function allowed(actions: readonly Action[], standing: Standing, inFolder: boolean): readonly boolean[] {
  const key = `${inFolder} ${standing.own} ${standing.lent} ${standing.reads !== null}`
  const found = known.get(key)
  if (found) return found
  const made = actions.map((action) => mayDo(rows.get(action) as ActingRow, standing, inFolder))
  known.set(key, made)
  return made
}

function compare(person: Person, folder: Folder | null, standing: Standing, is: readonly boolean[]): void {
  const actions = folder ? inFolders : inHouse
  const expected = allowed(actions, standing, folder !== null)
  asked += actions.length
  for (let n = 0; n < actions.length; n++) {
    if (is[n] === expected[n]) continue
    const action = actions[n] as Action
    differ.note(person, folder, action, () =>
      [
        `${sentenceOf(person, folder)}: the policy ${is[n] ? 'allows' : 'refuses'} ${action},`,
        `acting.csv ${expected[n] ? 'allows' : 'refuses'} it (“${rowOf(action).family}”).`,
      ].join(' '),
    )
  }
}

const assurance = { aal: 2, provenAt: now, hasFactor: true } as const
const hours = { from: '08:00', to: '16:00' }
const calendar = { zone: 'UTC', years: [], closed: [], schoolHours: hours, officeHours: hours }
const presenceOf = (actor: UserActor) => ({
  now,
  today,
  district: { row: undefined, mark: 'none', calendar, profile },
  actor,
  assurance,
})

/** What a gate says: it throws only the two refusals. */
function passes(gate: () => unknown): boolean {
  try {
    gate()
    return true
  } catch (error) {
    if (NotPermitted.is(error)) return false
    throw error
  }
}

describe('acting', () => {
  it('has each action in one line of acting.csv, and nothing else', () => {
    expect([...acts.keys()].sort()).toEqual([...all].sort())
    expect(actsTwice).toEqual([])
  })

  it('is for everybody, in every folder and in the house, as acting.csv says', { timeout: 120_000 }, () => {
    for (const { people, folders } of everybody()) {
      const every = folders.map((folder) => ({ folder, file: fileOf(folder), matter: matterOf(folder) }))
      for (const { person, filed } of pairs(people, every)) {
        const actor = actorOf(person)
        const standing = standings(person)
        const alone = { place: 'none', keptOut: 'nobody' } as const
        const inTheHouse = inHouse.map((action) => may(actor, action, null, today).allow)
        compare(person, null, standingOf(factsOf(person, alone), null), inTheHouse)
        for (const { folder, file, matter } of filed) {
          const sees = sightOf(actor, file, today) !== null
          const is = inFolders.map((action) => sees && may(actor, action, file, today).allow)
          compare(person, folder, standing(folder, matter), is)
        }
      }
    }
    process.stdout.write(`acting: ${asked.toLocaleString('en-US')} decisions compared with acting.csv\n`)
    expect(differ.sentences).toBe('')
    expect(asked * oneIn).toBeGreaterThan(10_000_000)
  })

  it('is, in a folder that a court sealed, to open it again and nothing else', () => {
    Error.stackTraceLimit = 0
    const courtSeal = {
      asked: null,
      sealed: {
        ...{ court: 'Juvenile Court', order: 'JV-26-0417', orderedOn: today, entryId: 'ent_sealed' },
        ...{ askedBy: 'usr_records', by: 'usr_districtLead', at: now },
      },
    }
    let opens = 0
    // Nobody's duty, deputy or standing in for somebody counts there: one role or none, and two, are everybody.
    for (const { people, folders } of everybody().filter((_part, n) => n !== 1 && n !== 2)) {
      const closed = folders.filter(({ state }) => state === 'closed')
      for (const { person, filed } of pairs(people, closed)) {
        const actor = actorOf(person)
        for (const folder of filed) {
          const file = { ...fileOf(folder), courtSeal }
          const standing = standingOf(factsOf(person, folder), { ...matterOf(folder), sealed: true })
          compare(
            person,
            folder,
            standing,
            inFolders.map((action) => may(actor, action, file, today).allow),
          )
          if (sightOf(actor, file, today)) differ.note(person, folder, 'sight', () => 'A sealed folder is seen.')
          if (standing.own !== 0n) opens += 1
          const passed = passes(() => authoriseIn('unseal.confirm', file, presenceOf(actor)))
          if (passed !== (standing.own !== 0n)) differ.note(person, folder, 'gate', () => 'The gate says otherwise.')
        }
      }
    }
    Error.stackTraceLimit = 10
    expect(differ.sentences).toBe('')
    expect(opens).toBeGreaterThan(0)
  })

  it('is confirmed first where acting.csv says so, for as long as a proof counts', () => {
    for (const action of all) {
      for (const one of confirmed) {
        const needed = stepUpNeeded({
          stepUp: stepUpOf(action),
          demo: one.demo,
          assurance: { aal: 2, provenAt: one.provenAt, hasFactor: one.hasFactor },
          now,
        })
        expect(needed, `${action} ${JSON.stringify(one)}`).toBe(mustConfirm(rowOf(action), one))
      }
    }
  })

  it('is let through by the gates exactly where sight and table both allow it, and confirmed last', () => {
    Error.stackTraceLimit = 0
    const [{ people = [], folders = [] } = {}] = everybody()
    let n = 0
    for (const person of people.filter((_, at) => at % (oneIn > 1 ? 50 : 5) === 0)) {
      const actor = actorOf(person)
      for (const folder of folders.filter((_, at) => at % 37 === n % 37)) {
        const file = fileOf(folder)
        const action = inFolders[n++ % inFolders.length] as Action
        const sees = sightOf(actor, file, today) !== null
        const is = sees && may(actor, action, file, today).allow
        expect(passes(() => authoriseIn(action, file, presenceOf(actor)))).toBe(is)
        const late = { ...presenceOf(actor), assurance: { ...assurance, provenAt: null } }
        if (is && rowOf(action).confirm !== 'no') expect(() => authoriseIn(action, file, late)).toThrow(StepUpNeeded)
      }
      for (const action of inHouse)
        expect(passes(() => authorise(action, presenceOf(actor)))).toBe(may(actor, action, null, today).allow)
    }
    Error.stackTraceLimit = 10
  })

  it('is not for what no person does, and a person’s acts are not for what runs by itself', () => {
    for (const kind of ['system', 'cli'] as const) {
      const actor = { kind, id: kind, name: kind } as const
      const theirs = all.filter((action) => may(actor, action, null, today).allow)
      expect(theirs).toEqual(
        kind === 'system'
          ? ['case.system', 'session.guard']
          : [
              'case.system',
              'users.manage',
              'users.change',
              'users.stop',
              'users.enable',
              'grants.manage',
              'district.manage',
              'clocks.change',
              'duty.manage',
              'people.manage',
              'district.setUp',
            ],
      )
      expect(sightOf(actor, fileOf(folderOf()), today)).toBeNull()
    }
  })
})

const folderOf = (): Folder => ({
  state: 'open',
  concern: 'student',
  schoolKeptOut: false,
  place: 'none',
  keptOut: 'nobody',
})
