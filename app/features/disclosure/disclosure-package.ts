import type { CaseFile } from '#app/domain/case-file.ts'
import { consentRefusal } from '#app/domain/consents.ts'
import type { GivenTo } from '#app/domain/consents.ts'
import type { SchoolCalendar } from '#app/domain/school-calendar.ts'
import { canShare } from '#app/domain/sharing.ts'
import type { Basis } from '#app/domain/sharing-bases.ts'
import type { Reason } from '#app/domain/sharing-words.ts'
import { localOf, longDayWords } from '#app/domain/time.ts'
import type { Instant, Moment } from '#app/domain/time.ts'
import { dayText } from '#app/ui/when.ts'
import { packageOf } from './package.ts'
import type { Package, Packing } from './package.ts'

/** What somebody says of a sharing, as far as it decides what it rests on. */
interface Said extends GivenTo {
  why: Reason
  consentId?: string
  agreed?: string
}

/** What a sharing rests on: its basis, and the written consent where it is one. */
export interface Resting {
  basis: Basis
  consent?: { consentId: string; consent: string }
}

/**
 * What a sharing rests on: a written consent that fits at all of the moments, the table's own basis, or that somebody
 * agreed; else nothing yet, which the list of what was shared says. Where the consent that was chosen doesn't fit, why
 * not, in words.
 */
export function restingOn(file: CaseFile, said: Said, moments: readonly Moment[]): Resting | string {
  const chosen = said.why === 'consent' && said.consentId !== undefined
  const found = chosen ? file.shared.consents.find(({ root }) => root === said.consentId) : undefined
  if (chosen && !found) return 'Choose a consent of this case.'
  const no = found && moments.map((then) => consentRefusal(found, said, then)).find((one) => one !== null)
  if (no) return no
  const { answer, basis } = canShare({ ...said, consented: found !== undefined })
  const settled = answer === 'yes' && basis ? basis : said.agreed ? 'counsel' : 'unsettled'
  if (!found) return { basis: settled }
  const words = `${found.name}, ${found.relation.toLowerCase()}, signed ${longDayWords(found.signedOn)}`
  return { basis: settled, consent: { consentId: found.root, consent: words } }
}

interface Asked {
  chosen: readonly string[]
  alsoHide?: string
  files: readonly string[]
  name: string
  organisation?: string
  basis: Basis
  now: Instant
  calendar: SchoolCalendar
}

/**
 * What is made of chosen entries for somebody, the same in the preview and in the file; why nothing is made, in words by
 * the field that they belong to.
 */
export function disclosurePackage(
  packing: Packing,
  { chosen, name, organisation, now, calendar, files, ...asked }: Asked,
): ReturnType<typeof packageOf> | { refused: Record<string, string> } {
  const roots = packing.caseFile.timeline.map(({ root }) => root)
  if (chosen.some((root) => !roots.includes(root))) return refused('entries', 'Choose from the entries of this case.')
  const made = packageOf(packing, {
    ...asked,
    ...{ chosen, files },
    to: organisation ? `${name}, ${organisation}` : name,
    madeOn: dayText(localOf(now, calendar.zone).day),
    number: packing.caseFile.caseNumber ?? packing.caseFile.reportNumber ?? '',
  })
  if (made.entries.length === 0)
    return refused('entries', 'None of these may leave the team. Say in words what they need to know.')
  return lacks(made, files) ? refused('files', 'Choose the entry too that the file belongs to.') : made
}

const refused = (field: string, message: string) => ({ refused: { [field]: message } })

/** Whether a file was chosen that belongs to nothing that is given, or may not leave. */
export const lacks = (made: Pick<Package, 'attached'>, files: readonly string[]): boolean =>
  files.some((one) => !made.attached.some(({ id }) => id === one))
