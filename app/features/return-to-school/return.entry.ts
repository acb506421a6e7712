import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { basedOnField, choice, dayField, id, optionalChoice, text } from '#app/domain/fields.ts'
import { overrideInput } from '#app/domain/gate-check.ts'
import { happenedOf } from '#app/domain/happened.ts'
import { dayWords, localMomentSchema } from '#app/domain/time.ts'

const facts = {
  on: dayField,
  from: choice(['away', 'interview'], 'Choose from where.'),
  decidedBy: text('Say who decided.', 300),
  whoseDecision: optionalChoice(['district', 'parent-at-our-request', 'parent']),
  conditions: text('Say under which conditions. “None” is an answer.'),
  belongings: choice(['searched', 'not-searched'], 'Choose what was decided about belongings.'),
  belongingsWhy: text('Say by whom and on what ground, or why not.', 2000),
  police: choice(['consulted', 'not-consulted'], 'Choose whether an officer was consulted.'),
  policeWhy: text('Say who was consulted, or why not.', 2000),
  secondPerson: id('Choose who agrees with you.'),
  owner: id('Choose who is there on the first morning.'),
  backup: id('Choose the backup for the first morning.'),
}

const base = z.strictObject({
  ...facts,
  secondName: z.string(),
  ownerName: z.string(),
  backupName: z.string(),
})

export const returnInput = z
  .object({
    caseId: z.string(),
    basedOn: basedOnField(),
    override: overrideInput,
    happened: localMomentSchema,
    ...facts,
  })
  .superRefine((said, context) => {
    if (said.owner === said.backup) {
      context.addIssue({ code: 'custom', path: ['backup'], message: 'The backup is somebody else.' })
    }
  })

/** The student's return to school or to class: who decided, when, under which conditions, who is there (P15, R1). */
export const returnToSchool = defineKind({
  kind: 'return-to-school',
  version: 1,
  event: 'return.decided',
  group: 'case',
  parts: { base },
  amend: 'never',
  apply: (file, entry) => {
    const { base: said } = entry.parts
    const decided = {
      ...happenedOf(entry),
      decidedBy: said.decidedBy,
      on: said.on,
      conditions: said.conditions,
      owner: said.owner,
      ownerName: said.ownerName,
      backup: said.backup,
      backupName: said.backupName,
      whoseDecision: said.whoseDecision,
    }
    return { ...file, plan: { ...file.plan, returns: [...file.plan.returns, decided] } }
  },
  sentence: ({ base: said }) =>
    `Return to ${said.from === 'away' ? 'school' : 'class'} on ${dayWords(said.on)}, decided by ${said.decidedBy}. First morning: ${said.ownerName}, backup ${said.backupName}.`,
  examples: {
    1: {
      base: {
        on: '2027-03-05',
        from: 'away',
        decidedBy: 'The team, Yolanda Reyes for the school',
        whoseDecision: 'district',
        conditions: 'Arrives at 7:40 at the front office; check-in, search on arrival, counseling.',
        belongings: 'searched',
        belongingsWhy: 'On each arrival, agreed with the mother and the student.',
        police: 'consulted',
        policeWhy: 'Dep. Whitfield took part in the decision.',
        secondPerson: 'usr_other',
        secondName: 'Ben Adler',
        owner: 'usr_example',
        ownerName: 'Yolanda Reyes',
        backup: 'usr_other',
        backupName: 'Ben Adler',
      },
    },
  },
})
