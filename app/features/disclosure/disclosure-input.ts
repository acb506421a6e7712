import { z } from 'zod'
import {
  basedOnField,
  beside,
  choice,
  id,
  ids,
  optionalDay,
  optionalId,
  optionalText,
  text,
  ticked,
} from '#app/domain/fields.ts'
import { canShare } from '#app/domain/sharing.ts'
import { matterIds, reasonIds, recipientIds } from '#app/domain/sharing-words.ts'
import type { Matter, Reason, Recipient } from '#app/domain/sharing-words.ts'
import { daySchema, localMomentSchema } from '#app/domain/time.ts'
import { howIds } from './disclosure.entry.ts'

const whom = {
  to: choice(recipientIds, 'Choose who it is.'),
  name: text('Say who was told: a name or a badge.', 200),
  organisation: optionalText(200),
  contact: optionalText(200),
}

/** Files that go as they are, that somebody looked at them, and the hash of the preview that they read. */
const withFiles = { files: ids(), looked: ticked(), seen: optionalText(64) }
const lookFirst = 'Look at each file first: nothing inside it is left out.'

interface Shared {
  to?: Recipient
  why?: Reason
  what?: Matter
  entries?: readonly string[]
  files?: readonly string[]
  looked?: string
  told?: string
  consentId?: string
  agreed?: string
  threat?: string
  endsOn?: string
}

/** What is asked of a sharing that rests on no emergency: all of it beside its field, before anything is made. */
function checkShared(said: Shared, miss: (path: string, message: string) => void): void {
  const { to, why, what, entries = [], files = [] } = said
  if (files.length > 0 && !said.looked) miss('looked', lookFirst)
  if (files.length > 0 && entries.length === 0) miss('files', 'Choose the entry too that the file belongs to.')
  if (!to || !why || !what) return
  if (entries.length === 0 && !said.told) miss('told', 'Say what was told, or choose entries below.')
  const consented = said.consentId !== undefined
  if (why === 'consent' && entries.length > 0 && !consented && !said.agreed)
    return miss('consentId', 'Choose the written consent that it rests on, or put one on record first.')
  const { answer, basis } = canShare({ to, why, what: entries.length > 0 ? 'record' : what, consented })
  if (basis === 'emergency' && !said.threat) miss('threat', 'Say what the threat is, and why it is serious.')
  if (basis === 'emergency' && !said.endsOn) miss('endsOn', 'Say until when it counts as an emergency.')
  if (entries.length > 0 && answer !== 'yes' && !said.agreed)
    miss('agreed', 'This may not leave by itself: say who of counsel or the superintendent’s office agreed, and when.')
}

/** `what` and `entries`: the words of the question, and the entries of which a package is made; none where it was told. */
export const disclosureInput = z
  .object({
    caseId: z.string(),
    happened: localMomentSchema,
    ...whom,
    why: choice(reasonIds, 'Choose why.'),
    what: choice(matterIds, 'Choose what it was.'),
    purpose: optionalText(2000),
    threat: optionalText(),
    endsOn: optionalDay(),
    consentId: optionalId(),
    agreed: optionalText(500),
    told: optionalText(),
    entries: ids(),
    alsoHide: optionalText(2000),
    ...withFiles,
    how: choice(howIds, 'Choose how.'),
    notice: ticked(),
    secret: ticked(),
  })
  .superRefine((said, context) =>
    checkShared(said, (path, message) => context.addIssue({ code: 'custom', path: [path], message })),
  )

/** One screen: what the threat is, who was told what and why they need it, and when it ends (34 CFR 99.36). */
export const emergencyInput = z.object({
  caseId: z.string(),
  happened: localMomentSchema,
  threat: text('Say what the threat is: what was said, done or found, and why it is serious.'),
  ...whom,
  told: text('Say what they were told.'),
  purpose: text('Say why they need to know it.', 2000),
  endsOn: daySchema,
  renews: optionalId(),
})

export const packageInput = z
  .object({
    caseId: z.string(),
    requestId: id('Choose which request it answers.'),
    alsoHide: optionalText(2000),
    ...withFiles,
    basedOn: basedOnField(),
  })
  .refine(({ files, looked }) => looked || !files?.length, beside('looked', lookFirst))
