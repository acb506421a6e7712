import { z } from 'zod'
import { choice, ids, optionalId, optionalText, text } from '#app/domain/fields.ts'
import { reasonIds, recipientIds } from '#app/domain/sharing-words.ts'
import { momentNow } from '#app/domain/time.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { caseQuery } from '#app/gates/query.ts'
import type { FormObject } from '#app/ui/form/form-data.ts'
import { disclosurePackage, restingOn } from './disclosure-package.ts'
import { previewOf } from './package-preview.query.server.ts'
import { packingOf } from './packing.server.ts'

const input = z.looseObject({
  caseId: z.string(),
  to: choice(recipientIds, 'Choose who it is.'),
  name: text('Say who is given it: it stands on every sheet.', 200),
  organisation: optionalText(200),
  why: choice(reasonIds, 'Choose why.'),
  consentId: optionalId(),
  agreed: optionalText(500),
  entries: ids(1, 'Choose the entries to give.'),
  alsoHide: optionalText(2000),
  files: ids(),
})

/** The file that somebody is about to make of chosen entries, with what they typed: names stand in no address. */
export const disclosurePreview = caseQuery({
  name: 'disclosurePreview',
  input,
  permission: 'disclosure.record',
  caseId: (asked) => asked.caseId,
  load: async (work) => {
    const { caseFile, records, now, calendar } = work
    const { caseId: _case, ...typed } = work.input
    const rests = restingOn(caseFile, { ...typed, what: 'record' }, [momentNow(now, calendar.zone)])
    if (typeof rests === 'string') throw new InputRefused({ consentId: rests }, work.input)
    const { entries: chosen, alsoHide, files, name, organisation } = typed
    const asked = { chosen, alsoHide, files, name, organisation, basis: rests.basis, now, calendar }
    const made = disclosurePackage(await packingOf(work, records), asked)
    if ('refused' in made) throw new InputRefused(made.refused, work.input)
    return { ...previewOf(made, work), typed: typed as FormObject, zone: calendar.zone }
  },
  redact: (view) => view,
  shown: ({ made }) => ({ sections: ['preview'], count: made.entries.length }),
})
