import type { CaseFile } from '#app/domain/case-file.ts'
import { runningEmergencies } from '#app/domain/file/disclosures.ts'
import { clockRule } from '#app/domain/profiles/profile.ts'
import { longDayWords, localOf, plusDays } from '#app/domain/time.ts'
import { withheldAsWhole } from '#app/domain/withheld.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import type { Choices } from '#app/ui/form/design.ts'
import type { FormObject } from '#app/ui/form/form-data.ts'
import { momentText } from '#app/ui/when.ts'
import { beforehand } from './beforehand.ts'

type Work = CaseQueryWork<Readonly<Record<string, unknown>>>

/** Whom, why and what, as the question "Can I share this?" was put. */
export const disclosureOpening = ({ input, now, calendar, profile }: Work): FormObject => ({
  ...beforehand(input),
  ...(input.why === 'danger' ? { endsOn: usualEnd({ now, calendar, profile }) } : {}),
})

/** An emergency counts for some days unless said. */
const usualEnd = ({ now, calendar, profile }: Pick<Work, 'now' | 'calendar' | 'profile'>) =>
  plusDays(localOf(now, calendar.zone).day, clockRule(profile, 'emergency-sharing').days ?? 7)

/** The entries of which a package may be made, the newest first: what is left out as a whole is not offered. */
export const entriesToGive = ({ caseFile, bodies, calendar }: Work): Choices => ({
  entries: [...caseFile.timeline]
    .filter(({ kind, entryId, readable, forNobody }) => {
      const base = bodies.get(entryId)?.base
      return readable && !forNobody && base !== undefined && withheldAsWhole(kind, base) === null
    })
    .reverse()
    .map(({ root, sentence, happenedOn, happenedAt }) => ({
      value: root,
      label: sentence,
      hint: momentText({ on: happenedOn, at: happenedAt }, calendar.zone),
    })),
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
