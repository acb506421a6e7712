import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { choice, id, optionalDay, optionalText } from '#app/domain/fields.ts'
import { happenedOf } from '#app/domain/happened.ts'
import { dayWords, localMomentSchema, timeSchema } from '#app/domain/time.ts'

const facts = {
  result: choice(['referred', 'none'], 'Choose whether there is a referral.'),
  none: optionalText(4000),
  provider: optionalText(300),
  appointmentOn: optionalDay(),
  appointmentTime: optionalText(20),
  consent: optionalText(500),
}

/** A time may stand here in words, as forms once took it: “after lunch”. */
const base = z.strictObject(facts)

export const referralInput = z
  .object({ caseId: z.string(), happened: localMomentSchema, ...facts, appointmentTime: timeSchema })
  .superRefine((said, context) => {
    const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    if (said.result === 'none' && !said.none) refuse('none', 'Say why there is none.')
    if (said.result === 'referred' && !said.provider) refuse('provider', 'Say to whom.')
  })

/**
 * A referral to mental-health care: that it was made, to whom and for when. What is said there is a health note and
 * never here. Whether the appointment was kept comes later, as `referral-attended`.
 */
export const referral = defineKind({
  kind: 'outcome-referral',
  version: 1,
  event: 'referral.recorded',
  group: 'case',
  parts: { base },
  amend: 'yes',
  apply: (file, entry) => {
    const { base: said } = entry.parts
    const fact = {
      ...happenedOf(entry),
      root: entry.root,
      provider: said.provider ?? '',
      appointmentOn: said.appointmentOn ?? null,
      attended: 'not-yet' as const,
      none: said.none,
    }
    return { ...file, outcomes: { ...file.outcomes, mentalHealth: [...file.outcomes.mentalHealth, fact] } }
  },
  sentence: ({ base: said }) =>
    said.result === 'none'
      ? 'Mental-health referral: none, with the reason.'
      : `Mental-health referral to ${said.provider ?? ''}${said.appointmentOn ? `, appointment ${dayWords(said.appointmentOn)}` : ', no appointment yet'}.`,
  examples: { 1: { base: { result: 'referred', provider: 'Rio Alto Family Clinic', appointmentOn: '2027-03-04' } } },
})

const attendedFacts = {
  referralId: id('Choose the referral.'),
  attended: choice(['yes', 'no', 'unknown'], 'Choose whether the appointment was kept.'),
  nextAppointmentOn: optionalDay(),
  instead: optionalText(2000),
}
const attendedBase = z.strictObject(attendedFacts)

export const referralAttendedInput = z
  .object({ caseId: z.string(), happened: localMomentSchema, ...attendedFacts })
  .superRefine((said, context) => {
    if (said.attended === 'no' && !said.instead) {
      context.addIssue({ code: 'custom', path: ['instead'], message: 'Say what happens instead.' })
    }
  })

const attendedWords = { yes: 'was kept', no: 'was not kept', unknown: ': not known whether it was kept' } as const

/** Whether a referral's appointment was kept, which closes the loop; or the next date. */
export const referralAttended = defineKind({
  kind: 'referral-attended',
  version: 1,
  event: 'referral.attended',
  group: 'case',
  parts: { base: attendedBase },
  amend: 'yes',
  apply: (file, entry) => {
    const { base: said } = entry.parts
    const again = said.nextAppointmentOn && said.attended !== 'yes'
    const mentalHealth = file.outcomes.mentalHealth.map((one) =>
      one.root === said.referralId
        ? {
            ...one,
            attended: again ? ('not-yet' as const) : said.attended,
            appointmentOn: said.nextAppointmentOn ?? one.appointmentOn,
          }
        : one,
    )
    return { ...file, outcomes: { ...file.outcomes, mentalHealth } }
  },
  sentence: ({ base: said }) => `Mental-health appointment ${attendedWords[said.attended]}.`,
  examples: { 1: { base: { referralId: 'ent_example', attended: 'yes' } } },
})
