import { z } from 'zod'
import { optionalDay, optionalText } from '#app/domain/fields.ts'
import { instantAt, localOf, plusDays } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'
import { query } from '#app/gates/query.ts'
import { initialsOf } from '#app/policy/mask-names.ts'
import { may } from '#app/policy/may.ts'
import { dayIn } from '#app/ui/when.ts'
import { oddLooksOf } from './odd-looks.server.ts'
import { lookedWords, whyWords } from './odd-looks-words.ts'

/** Days that are looked through where the address says none, today with them. */
const days = 7
/** Most rows that are shown. */
const most = 200

/** Filters, all in the address: of whom, and between which days. */
export const oddLooksInput = z.object({
  who: optionalText(60),
  from: optionalDay(),
  until: optionalDay(),
})

/** Looks worth asking about: who, what, and why it is listed, with the way to the lines of the log. Itself on record. */
export const oddLooksPage = query({
  name: 'oddLooksPage',
  input: oddLooksInput,
  permission: 'audit.read',
  load: async (work) => {
    const { input, records, calendar, now, actor, profile } = work
    const today = localOf(now, calendar.zone).day
    const until = input.until ?? today
    const from = input.from ?? plusDays(until, 1 - days)
    const start = (on: Day) => instantAt(on, '00:00', calendar.zone)
    const time = { from: start(from), to: start(plusDays(until, 1)), actorId: input.who }
    const { found, cut } = await oddLooksOf({ ...work, today }, time)
    const cases = [...new Set(found.flatMap(({ caseId }) => caseId ?? []))]
    const numbers = await records.index.numbersInSight(actor.id, cases, today)
    return {
      // Whoever reads this and is kept out of a case, or may not know of it, is not told of looks at it.
      found: found.filter(({ caseId }) => caseId === null || numbers.has(caseId)),
      cut,
      input,
      from,
      until,
      today,
      zone: calendar.zone,
      numbers,
      people: await records.people.byIds([...new Set(found.flatMap(({ personId }) => personId ?? []))]),
      users: await records.users.all(),
      profile: profile.looks,
      maySet: may(actor, 'clocks.change', null, today).allow,
    }
  },
  redact: ({ found, cut, input, from, until, today, zone, numbers, people, users, profile, maySet }) => {
    const nameOf = new Map(users.map(({ id, name }) => [id, name]))
    const initials = new Map(people.map(({ id, name }) => [id, initialsOf(name)]))
    return {
      lines: found.slice(0, most).map((one, n) => {
        const number = one.caseId === null ? undefined : numbers.get(one.caseId)
        const named = { number, initials: one.personId === null ? undefined : initials.get(one.personId) }
        return {
          id: String(n),
          who: nameOf.get(one.who) ?? 'Somebody who left',
          what: lookedWords(one, named),
          why: whyWords(one, profile),
          first: one.first,
          last: one.last,
          log: logOf(one, { number, day: (at) => dayIn(at, zone) }),
        }
      }),
      more: found.length > most,
      cut,
      who: input.who,
      from,
      until,
      today,
      zone,
      people: users.map(({ id, name }) => ({ value: id, label: name })),
      numbers: profile,
      maySet,
    }
  },
  shown: ({ found, input }) => ({
    sections: ['odd looks', ...(input.who ? [input.who] : [])],
    count: Math.min(found.length, most),
  }),
})

/** The lines of the log that a row rests on. */
function logOf(
  { who, first, last, kind }: { who: string; first: Parameters<typeof dayIn>[0]; last: typeof first; kind: string },
  { number, day }: { number: string | undefined; day(at: typeof first): string },
): string {
  const search = new URLSearchParams({ who, from: day(first), until: day(last) })
  if (number) search.set('object', number)
  if (kind === 'kept out') search.set('act', 'refused')
  else if (!number) search.set('act', 'viewed')
  return `/audit?${search.toString()}`
}

export type OddLooksView = ReturnType<typeof oddLooksPage.redact>
