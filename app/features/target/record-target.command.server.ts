import type { CaseFile } from '#app/domain/case-file.ts'
import { entryOf } from '#app/domain/entry.ts'
import { toMoment } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { keepingOut } from '#app/policy/keeping-out.ts'
import { dutyRowsOf } from '#app/gates/kept-out.server.ts'
import { notOnRoster, target, targetInput } from './target.entry.ts'

/** So many people of a similar name are offered at most. */
const mostOffered = 8

/**
 * Puts on record who might be hurt. Accepted at every stage (P1, P2). A student or staff member whose name is on the
 * roster is chosen from it, so that the same person is found again in another case (P11).
 */
export const recordTarget = caseCommand({
  name: 'recordTarget',
  input: targetInput,
  permission: 'target.record',
  caseId: (input) => input.caseId,
  load: async ({ input, records }) => {
    const { kind, personId, name } = input
    const rows = kind === 'staff' ? await dutyRowsOf(records) : undefined
    if (personId === notOnRoster || (kind !== 'student' && kind !== 'staff')) return { alike: [], rows }
    const person = personId ? await records.people.byId(personId) : undefined
    if (person) return { person, alike: [], rows }
    return { alike: await records.people.search(name, { kind, limit: mostOffered }), rows }
  },
  decide: (work) => {
    const { input, newId, calendar, loaded, caseFile, actor } = work
    const { caseId: _case, happened, parentToldAt, personId, userId, ...said } = input
    if (loaded.alike.length > 0) {
      const offered = loaded.alike.map(({ id, name, grade }) => ({
        value: id,
        label: grade ? `${name}, grade ${grade}` : name,
      }))
      throw new InputRefused(
        { personId: 'Choose the person, or say that it is none of these.' },
        input,
        { personId: [...offered, { value: notOnRoster, label: 'None of these' }] },
        { ids: loaded.alike.map(({ id }) => id), terms: input.name },
      )
    }
    if (personId && personId !== notOnRoster && !loaded.person) {
      throw new InputRefused({ personId: 'This person is not on the roster. Write the name instead.' }, input)
    }
    const { rows } = loaded
    const account = rows?.users.find(({ id }) => id === (userId ?? loaded.person?.userId))
    const base = {
      ...said,
      ...(account && { userId: account.id }),
      ...(loaded.person && { personId: loaded.person.id, name: loaded.person.name }),
      ...(parentToldAt && { parentToldAt: toMoment(parentToldAt, calendar.zone) }),
    }
    const entry = entryOf(target, newId('entry'), toMoment(happened, calendar.zone), { base })
    const kept =
      rows && account && !keptOutAsTarget(caseFile, account.id)
        ? keepingOut(caseFile, [{ userId: account.id, name: account.name, source: 'target', as: 'stands' }], rows, work)
        : []
    const gone = account?.id === actor.id ? 'asked' : undefined
    return { entries: [entry, ...kept], result: { entryId: entry.id, caseId: caseFile.id, gone } }
  },
})

const keptOutAsTarget = (file: CaseFile, userId: string): boolean =>
  file.recusals.some((one) => one.userId === userId && one.source === 'target' && one.state === 'stands')
