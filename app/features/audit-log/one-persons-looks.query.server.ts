import { z } from 'zod'
import { auditNumbers } from '#app/domain/audit-numbers.ts'
import { optionalDay, optionalText } from '#app/domain/fields.ts'
import { whatWasSeen } from '#app/domain/one-persons-looks.ts'
import type { SeenThing } from '#app/domain/one-persons-looks.ts'
import { instantAt, localOf, plusDays } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'
import { readLeaf } from '#app/gates/audit/leaf.ts'
import { query } from '#app/gates/query.ts'
import { initialsOf } from '#app/policy/mask-names.ts'
import { pageWords } from './page-words.ts'

/** Most events of one person that are gone through at once, the newest. */
const most = 20_000

/** Of whom, and between which days; all in the address. */
export const onePersonsLooksInput = z
  .object({ who: optionalText(60), from: optionalDay(), until: optionalDay() })
  .refine(({ from, until }) => !from || !until || from <= until, {
    path: ['until'],
    message: 'This day is before the one under From.',
  })

/** Everything that one person saw, printed, downloaded or was refused between two days, by case. Itself on record. */
export const onePersonsLooks = query({
  name: 'onePersonsLooks',
  input: onePersonsLooksInput,
  permission: 'audit.read',
  load: async ({ input, records, calendar, now, actor }) => {
    const today = localOf(now, calendar.zone).day
    const until = input.until ?? today
    const from = input.from ?? plusDays(until, 1 - auditNumbers.person.days)
    const start = (on: Day) => instantAt(on, '00:00', calendar.zone)
    const users = await records.users.all()
    const who = users.find(({ id }) => id === input.who)
    const [since, before] = [
      await records.audit.placeAt(start(from)),
      await records.audit.placeAt(start(plusDays(until, 1))),
    ]
    const leaves = who ? await records.audit.search({ actorId: who.id, since, before, limit: most + 1 }) : []
    const seen = whatWasSeen(leaves.slice(0, most).flatMap(({ body }) => readLeaf(body) ?? []))
    const ofKind = (kind: SeenThing['kind']) => seen.filter((one) => one.kind === kind)
    const cases = ofKind('case').map(({ id }) => id)
    return {
      who,
      users,
      seen,
      cut: leaves.length > most,
      numbers: await records.index.numbersInSight(actor.id, cases, today),
      people: await records.people.byIds(ofKind('person').map(({ id }) => id)),
      from,
      until,
      today,
      zone: calendar.zone,
    }
  },
  redact: ({ who, users, seen, cut, numbers, people, from, until, today, zone }) => {
    const initials = new Map(people.map(({ id, name }) => [id, initialsOf(name)]))
    const inSight = seen.filter(({ kind, id }) => kind === 'case' && numbers.has(id))
    const hidden = seen.filter(({ kind, id }) => kind === 'case' && !numbers.has(id))
    const shown = (one: SeenThing, name: string) => ({ ...told(one), name })
    return {
      who: who ? { id: who.id, name: who.name, title: who.title } : null,
      cases: [
        ...inSight.map((one) => ({
          ...shown(one, numbers.get(one.id) ?? ''),
          log: `/audit?${new URLSearchParams({ who: who?.id ?? '', object: numbers.get(one.id) ?? '', from, until }).toString()}`,
        })),
        // Whoever is kept out of a case reads that there were looks, and of no case by itself.
        ...together(hidden).map((one) => ({ ...shown(one, 'Cases that you are not shown'), log: null })),
      ],
      people: seen
        .filter(({ kind }) => kind === 'person')
        .map((one) => shown(one, `Somebody on the roster (${initials.get(one.id) ?? 'not there any more'})`)),
      pages: seen.filter(({ kind }) => kind === 'page').map((one) => shown(one, pageWords[one.id] ?? spaced(one.id))),
      cut,
      from,
      until,
      today,
      zone,
      options: users.map(({ id, name }) => ({ value: id, label: name })),
    }
  },
  shown: ({ who, seen }) => ({ sections: ['one person', ...(who ? [who.id] : [])], count: seen.length }),
})

/** Several things as one, without telling how many there were. */
function together(things: readonly SeenThing[]): SeenThing[] {
  const [first, ...others] = things
  if (!first) return []
  return [
    others.reduce(
      (sum, one) => ({
        ...sum,
        first: one.first < sum.first ? one.first : sum.first,
        last: one.last > sum.last ? one.last : sum.last,
        looks: sum.looks + one.looks,
        refused: sum.refused + one.refused,
        taken: added(sum.taken, one.taken),
      }),
      { ...first, pages: new Map<string, number>() },
    ),
  ]
}

const added = <Name>(one: ReadonlyMap<Name, number>, other: ReadonlyMap<Name, number>): Map<Name, number> =>
  new Map([...one, ...[...other].map(([name, n]) => [name, n + (one.get(name) ?? 0)] as const)])

const partWords: Readonly<Record<string, string>> = {
  reporter: 'who reported',
  health: 'health notes',
  law: 'police matter',
  juvenile: 'court matter',
  legal: 'legal matter',
}
const takenWords = { printed: 'printed the case file', 'a file': 'took a file', 'counts as a file': 'took the counts' }

/** A row in words: what was shown, how often, what left. */
const told = ({ id, first, last, looks, refused, pages, taken }: SeenThing) => ({
  id,
  first,
  last,
  looks,
  refused,
  what: [...pages].map(([name, n]) => `${pageName(name)}${times(n)}`),
  taken: [...taken].map(([what, n]) => `${takenWords[what]}${times(n)}`),
})

const times = (n: number): string => (n === 1 ? '' : `, ${n.toLocaleString('en-US')} times`)

function pageName(name: string): string {
  const known = partWords[name] ?? pageWords[name]
  if (known) return known
  return name.endsWith('Form') ? `the form to ${spaced(name.slice(0, -4))}` : spaced(name)
}

const spaced = (name: string): string => name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()

export type OnePersonsLooksView = ReturnType<typeof onePersonsLooks.redact>
