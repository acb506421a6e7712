import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { enrolmentEvents, enrolmentKind, enrolmentWords } from '#app/domain/enrolment.ts'
import { dayField, optionalText } from '#app/domain/fields.ts'
import { dayWords } from '#app/domain/time.ts'

const base = z.strictObject({
  enrolmentId: z.string().min(1),
  event: z.enum(enrolmentEvents),
  on: dayField,
  school: z.string().min(1),
  other: optionalText(200),
})

/** The folder is told that its student comes or goes: the record follows the student (workflow 0.1, R20). */
export const enrolmentChange = defineKind({
  kind: enrolmentKind,
  version: 1,
  event: 'enrolment.carried',
  group: 'case',
  parts: { base },
  amend: 'never',
  apply: (file) => file,
  sentence: ({ base: said }) =>
    `Registrar, ${said.school}: ${enrolmentWords[said.event].toLowerCase()} on ${dayWords(said.on)}${said.other ? ` (${said.other})` : ''}.`,
  examples: {
    1: {
      base: {
        enrolmentId: 'enr_example',
        event: 'transferred-in',
        on: '2027-03-08',
        school: 'Delta Vista High',
        other: 'Granite Point High, Ocotillo County',
      },
    },
  },
})
