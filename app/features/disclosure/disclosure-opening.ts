import type { CaseFile } from '#app/domain/case-file.ts'
import { partyWords, whyOver } from '#app/domain/consents.ts'
import type { ConsentFact } from '#app/domain/file/disclosures.ts'
import { runningEmergencies } from '#app/domain/file/disclosures.ts'
import { matters } from '#app/domain/sharing-words.ts'
import { clockRule } from '#app/domain/profiles/profile.ts'
import { longDayWords, localOf, plusDays } from '#app/domain/time.ts'
import { withheldAsWhole } from '#app/domain/withheld.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import type { Choices } from '#app/ui/form/design.ts'
import type { FormObject } from '#app/ui/form/form-data.ts'
import { momentText } from '#app/ui/when.ts'
import { beforehand } from './beforehand.ts'
import { filesOf } from './package.ts'

type Work = CaseQueryWork<Readonly<Record<string, unknown>>>

/** Whom, why and what, as the question "Can I share this?" was put; what a consent says, where it is shared by one. */
export function disclosureOpening({ caseFile, input, now, calendar, profile }: Work): FormObject {
  const by = caseFile.shared.consents.find(({ root }) => root === input.consent)
  const { name, organisation } = by?.party ?? {}
  return {
    ...beforehand(input),
    ...(input.why === 'danger' ? { endsOn: usualEnd({ now, calendar, profile }) } : {}),
    ...(by && { to: by.to, why: 'consent', consentId: by.root, name, organisation, purpose: by.purpose }),
  }
}

/** The consents of the case, the kind of recipient first that the page's address names; one that is over says so. */
function consentsToRestOn({ caseFile, input, now, calendar }: Work): Choices {
  const { to } = beforehand(input)
  const today = { on: localOf(now, calendar.zone).day }
  const consents = caseFile.shared.consents.filter(
    (one) => one.ended?.how !== 'mistake' && (to === undefined || one.to === to),
  )
  return {
    consents: consents.map((one) => ({
      value: one.root,
      label: `${one.name}, for ${partyWords(one)}`,
      hint: whyOver(one, today) ?? `until ${longDayWords(one.until)}: ${coversWords(one)}`,
    })),
  }
}

const coversWords = ({ covers }: ConsentFact): string => covers.map((one) => matters[one].toLowerCase()).join('; ')

/** What the form of a disclosure lets choose. */
export const disclosureChoices = (work: Work): Choices => ({
  ...entriesToGive(work),
  ...filesToGive(work),
  ...consentsToRestOn(work),
})

/** An emergency counts for some days unless said. */
const usualEnd = ({ now, calendar, profile }: Pick<Work, 'now' | 'calendar' | 'profile'>) =>
  plusDays(localOf(now, calendar.zone).day, clockRule(profile, 'emergency-sharing').days ?? 7)

/** The entries of which a package may be made, the newest first: what is left out as a whole is not offered. */
const entriesToGive = (work: Work): Choices => ({
  entries: mayLeave(work)
    .reverse()
    .map(({ root, sentence, happenedOn, happenedAt }) => ({
      value: root,
      label: sentence,
      hint: momentText({ on: happenedOn, at: happenedAt }, work.calendar.zone),
    })),
})

/** The lines of a case that may leave it, as far as whoever asks reads them. */
const mayLeave = ({ caseFile, bodies }: Work) =>
  caseFile.timeline.filter(({ kind, entryId, readable, forNobody }) => {
    const base = bodies.get(entryId)?.base
    return readable && !forNobody && base !== undefined && withheldAsWhole(kind, base) === null
  })

/** The files that may go with what is made: of entries that may leave, and none that is blocked. */
export const filesToGive = (work: Work): Choices => ({
  files: filesOf(
    work.caseFile,
    mayLeave(work).map(({ entryId: id }) => ({ id })),
  ).map(({ fileId, name, what }) => ({ value: fileId, label: name, hint: what })),
})

/** The emergencies by which something was told that go on, as a form offers them. */
export const emergenciesToPick = (file: CaseFile): Choices => ({
  disclosures: runningEmergencies(file.shared).map(({ root, name, emergency }) => ({
    value: root,
    label: name,
    hint: `until ${longDayWords(emergency.endsOn)}`,
  })),
})

/** One that goes on begins with what was said of it. */
export function emergencyOpening({ caseFile, input, now, calendar, profile }: Work): FormObject {
  const { to } = beforehand(input)
  const endsOn = usualEnd({ now, calendar, profile })
  const before = runningEmergencies(caseFile.shared).find(({ root }) => root === input.renews)
  if (!before) return { to, endsOn }
  const { name, organisation, purpose, emergency } = before
  return { to: before.to, name, organisation, purpose, threat: emergency.threat, endsOn, renews: before.root }
}

/** The emergency that the page's address names is chosen beforehand. */
export const endOpening = ({ input, now, calendar }: Work): FormObject => ({
  disclosureId: typeof input.which === 'string' ? input.which : undefined,
  endedOn: localOf(now, calendar.zone).day,
})
