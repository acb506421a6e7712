import { boundOf } from '#app/domain/bound-file.ts'
import { entryOf } from '#app/domain/entry.ts'
import { canShare } from '#app/domain/sharing.ts'
import type { Basis } from '#app/domain/sharing-bases.ts'
import { bases } from '#app/domain/sharing-bases.ts'
import { localOf, toMoment } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { dayText } from '#app/ui/when.ts'
import { disclosure } from './disclosure.entry.ts'
import { disclosureInput } from './disclosure-input.ts'
import { packageText } from './package-page.server.tsx'
import { packageOf } from './package.ts'
import type { Packing } from './package.ts'
import { packingOf } from './packing.server.ts'
import { released } from './released.ts'

/**
 * Puts on record that somebody was told or given something. Where entries are chosen a package is made of them once, as
 * the recipient may read it: its bytes stay with the entry, and its hash stands in the entry and in the log. What was told
 * already is recorded whatever the table of sharing says (P1); what it does not allow is made into a package only where
 * counsel agreed.
 */
export const recordDisclosure = caseCommand({
  name: 'recordDisclosure',
  input: disclosureInput,
  permission: 'disclosure.record',
  caseId: (input) => input.caseId,
  load: async ({ input, records, inSight }): Promise<Packing | null> => {
    const seen = input.entries.length > 0 ? inSight() : null
    return seen && packingOf(seen, records)
  },
  decide: (work) => {
    const { input, loaded: packing, caseFile, now, newId, calendar } = work
    const { caseId: _case, happened, entries: chosen, alsoHide, what, notice, ...said } = input
    const readable = packing?.caseFile.timeline.map(({ root }) => root) ?? []
    if (chosen.some((root) => !readable.includes(root))) {
      throw new InputRefused({ entries: 'Choose from the entries of this case.' }, input)
    }
    const basis = basisOf({ ...input, what: packing ? 'record' : what })
    const to = said.organisation ? `${said.name}, ${said.organisation}` : said.name
    const number = caseFile.caseNumber ?? caseFile.reportNumber ?? ''
    const { day } = localOf(now, calendar.zone)
    const made = packing && packageOf(packing, { chosen, alsoHide, to, basis, madeOn: dayText(day), number })
    if (made?.entries.length === 0) {
      throw new InputRefused(
        { entries: 'None of these may leave the team. Say in words what they need to know.' },
        input,
      )
    }
    const file = made && work.makeFile(`${number}-${day}.html`, 'text/html', packageText(made, caseFile, calendar.zone))
    const { threat, endsOn, ...rest } = said
    const base = {
      ...rest,
      ...(basis === 'emergency' ? { threat, endsOn } : {}),
      basis,
      notice: (notice ?? (made && bases[basis].bound)) ? ('yes' as const) : ('no' as const),
      given: made?.entries.map(({ id, sentence }) => ({ id, sentence })) ?? [],
      withheld: [...(made?.withheld ?? [])],
      files: file ? [boundOf(file)] : [],
    }
    const makes = file ? [file] : []
    const entry = entryOf(disclosure, newId('entry'), toMoment(happened, calendar.zone), { base }, { makes })
    return { entries: [entry], result: { entryId: entry.id }, auditOnly: { [entry.id]: released(base) } }
  },
})

/** What it rests on: the table's own, else that somebody agreed; else nothing yet, which the list of what was shared says. */
function basisOf(said: { agreed?: string } & Parameters<typeof canShare>[0]): Basis {
  const { answer, basis } = canShare(said)
  if (answer === 'yes' && basis) return basis
  return said.agreed ? 'counsel' : 'unsettled'
}
