import type { CaseFile } from '#app/domain/case-file.ts'
import type { Choices } from '#app/ui/form/design.ts'
import { dayWords } from '#app/domain/time.ts'

/** The referrals of a case of which it is not yet known whether the appointment was kept. */
export const openReferrals = ({ caseFile }: { caseFile: CaseFile }): Choices => ({
  referrals: caseFile.outcomes.mentalHealth
    .filter((one) => !one.none && one.attended !== 'yes')
    .map((one) => ({
      value: one.root,
      label: one.provider,
      hint: one.appointmentOn ? `appointment ${dayWords(one.appointmentOn)}` : 'no appointment yet',
    })),
})
