import { boundOf } from '#app/domain/bound-file.ts'
import { entryOf } from '#app/domain/entry.ts'
import { bases } from '#app/domain/sharing-bases.ts'
import { localOf, momentNow, toMoment } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { disclosure } from './disclosure.entry.ts'
import { disclosureInput } from './disclosure-input.ts'
import { disclosurePackage, restingOn } from './disclosure-package.ts'
import { packageText } from './package-page.server.tsx'
import type { Packing } from './package.ts'
import { packingOf } from './packing.server.ts'
import { attaching, released } from './released.ts'
import { unlikeSeen } from './seen.ts'

/**
 * Puts on record that somebody was told or given something. Where entries are chosen a package is made of them once, as
 * the recipient may read it and as its preview showed it: its bytes stay with the entry, and its hash stands in the entry
 * and in the log. What was told already is recorded whatever the table of sharing says (P1); what it does not allow is
 * made into a package only where counsel agreed.
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
    const { caseId: _case, looked: _looked, happened, entries: chosen, alsoHide, files, seen, what, ...said } = input
    const refuse = (errors: Record<string, string>) => new InputRefused(errors, input)
    const then = toMoment(happened, calendar.zone)
    const moments = packing ? [then, momentNow(now, calendar.zone)] : [then]
    const rests = restingOn(caseFile, { ...said, what: chosen.length > 0 ? 'record' : what }, moments)
    if (typeof rests === 'string') throw refuse({ consentId: rests })
    const { basis, consent } = rests
    if (chosen.length > 0 && !packing) throw refuse({ entries: 'Choose from the entries of this case.' })
    const { name, organisation } = said
    const made =
      packing && disclosurePackage(packing, { chosen, alsoHide, files, name, organisation, basis, now, calendar })
    if (made && 'refused' in made) throw refuse(made.refused)
    const { day } = localOf(now, calendar.zone)
    const text = made && packageText(made, caseFile, calendar.zone)
    const file = made && text ? work.makeFile(`${made.number}-${day}.html`, 'text/html', text) : null
    const unlike = file && unlikeSeen(file, seen)
    if (unlike) throw refuse({ entries: unlike })
    const { threat, endsOn, consentId: _chosen, notice, ...rest } = said
    const base = {
      ...rest,
      ...(basis === 'emergency' ? { threat, endsOn } : {}),
      ...consent,
      basis,
      notice: (notice ?? (made && bases[basis].bound)) ? ('yes' as const) : ('no' as const),
      given: made?.entries.map(({ id, sentence }) => ({ id, sentence })) ?? [],
      withheld: [...(made?.withheld ?? [])],
      files: file ? [boundOf(file)] : [],
      ...(made ? attaching(made) : {}),
    }
    const entry = entryOf(disclosure, newId('entry'), then, { base }, { makes: file ? [file] : [] })
    return { entries: [entry], result: { entryId: entry.id }, auditOnly: { [entry.id]: released(base) } }
  },
})
