import { boundOf } from '#app/domain/bound-file.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import type { InspectionFact } from '#app/domain/file/disclosures.ts'
import { localOf, momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { disclosure } from './disclosure.entry.ts'
import { packageInput } from './disclosure-input.ts'
import { lacks } from './disclosure-package.ts'
import { inspectionPackage } from './inspection-package.ts'
import { packageText } from './package-page.server.tsx'
import type { Packing } from './package.ts'
import { packingOf } from './packing.server.ts'
import { attaching, released } from './released.ts'
import { unlikeSeen } from './seen.ts'

/** The request that a form names, among those of the case. */
const requestOf = (file: CaseFile, requestId: string): InspectionFact | undefined =>
  file.shared.inspections.find(({ root }) => root === requestId)

/**
 * Makes the record that a parent asked to see into one file, as its preview showed it: what arrived since is named first.
 * The file stays as it is; a later request gets another.
 */
export const makePackage = caseCommand({
  name: 'makePackage',
  input: packageInput,
  permission: 'disclosure.record',
  caseId: (input) => input.caseId,
  judging: true,
  load: async ({ records, inSight }): Promise<Packing | null> => {
    const seen = inSight()
    return seen && packingOf(seen, records)
  },
  decide: (work) => {
    const { input, loaded: packing, caseFile, now, newId, calendar } = work
    const request = requestOf(caseFile, input.requestId)
    if (!request) throw new InputRefused({ requestId: 'Choose a request of this case.' }, input)
    const { alsoHide, files } = input
    const made = packing && inspectionPackage(packing, { request, alsoHide, files, now, calendar })
    if (!made || made.entries.length === 0)
      throw new RuleBroken('There is nothing here that you could give.', 'inspection')
    const { day } = localOf(now, calendar.zone)
    const file = work.makeFile(`${made.number}-${day}.html`, 'text/html', packageText(made, caseFile, calendar.zone))
    if (lacks(made, files)) throw new InputRefused({ files: 'Choose from the files of what is given.' }, input)
    const unlike = unlikeSeen(file, input.seen)
    if (unlike) throw new InputRefused({ '': unlike }, input)
    const base = {
      ...({ to: 'parent', why: 'inspection', basis: 'parent', notice: 'no' } as const),
      name: request.name,
      requestId: request.root,
      given: made.entries.map(({ id, sentence }) => ({ id, sentence })),
      withheld: [...made.withheld],
      files: [boundOf(file)],
      ...attaching(made),
    }
    const entry = entryOf(disclosure, newId('entry'), momentNow(now, calendar.zone), { base }, { makes: [file] })
    return { entries: [entry], result: { entryId: entry.id }, auditOnly: { [entry.id]: released(base) } }
  },
})
