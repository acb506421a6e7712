import { z } from 'zod'
import { boundFile, fileFactsOf } from '#app/domain/bound-file.ts'
import { defineKind } from '#app/domain/entry.ts'
import { choice, optionalText, text, ticked } from '#app/domain/fields.ts'
import { reportChannels } from '#app/domain/file/report.ts'
import type { ReportChannel } from '#app/domain/file/report.ts'
import { instantSchema } from '#app/domain/time.ts'

export const danger = choice(['yes', 'no', 'unknown'])
export const whereNow = choice(['with me', 'in class', 'in the office', 'not at school', 'unknown'])

/** What every report says, however it came. */
export const reportFacts = {
  danger,
  what: text('Tell us what happened. A few words are enough.'),
  exactWords: optionalText(),
  aimedAt: optionalText(500),
  weapon: choice(['yes', 'no', 'unknown']),
  weaponWhat: optionalText(500),
  weaponWhere: optionalText(500),
  whereNow,
  /** How to know a student whose name the reporter doesn't know. */
  description: optionalText(2000),
  /** What somebody who is neither a student nor on the staff is to the school. */
  otherRelation: optionalText(200),
  whenMight: optionalText(300),
  confidential: ticked(),
}

const header = z.strictObject({
  reportNumber: z.string().min(1).max(40),
  receivedAt: instantSchema,
  schoolId: z.string().min(1).max(60),
})

const base = z.strictObject({
  ...reportFacts,
  channel: z.enum(reportChannels),
  /** How the report speaks of the student. The name itself is only in the `identified` entry. */
  studentAs: z.enum(['chosen', 'named', 'handle', 'described', 'unknown', 'staff', 'other']),
  reporterUnknown: ticked(),
  files: z.array(boundFile),
})

/** Who reported: sealed, and closed even to the team where confidentiality was asked for (P18). */
const reporter = z.strictObject({
  userId: z.string().optional(),
  name: optionalText(200),
  relation: optionalText(200),
  contact: optionalText(500),
  confidential: ticked(),
  /** Who typed it in for them. */
  enteredBy: z.strictObject({ userId: z.string(), name: z.string() }).optional(),
})

const studentWords = {
  chosen: 'a student chosen from the roster',
  named: 'a name',
  handle: 'a handle',
  described: 'a description',
  unknown: 'nobody yet',
  staff: 'a member of staff',
  other: 'somebody who is neither a student nor on the staff',
} as const

const cameBy: Readonly<Record<ReportChannel, string>> = {
  staff: 'from a staff member',
  phone: 'by phone',
  'e-mail': 'by e-mail',
  'walk-in': 'in person',
  'tip line': 'by tip line',
  'public form': 'by the public form',
  other: 'another way',
}

/** A report: what was seen or heard. It opens a folder; who it is about stands in the `identified` entry beside it. */
export const report = defineKind({
  kind: 'report',
  version: 1,
  event: 'report.received',
  group: 'case',
  parts: { header, base, reporter },
  amend: 'never',
  apply: (file, entry) => {
    const { header: top, base: said } = entry.parts
    return {
      ...file,
      reportNumber: file.reportNumber ?? top.reportNumber,
      schoolId: file.schoolId ?? top.schoolId,
      stageSince: file.stageSince ?? top.receivedAt,
      reports: [
        ...file.reports,
        {
          entryId: entry.id,
          receivedAt: top.receivedAt,
          channel: said.channel,
          schoolId: top.schoolId,
          danger: said.danger,
          weapon: said.weapon,
          what: said.what,
          exactWords: said.exactWords,
          aimedAt: said.aimedAt,
          namesTimeOrTarget: said.aimedAt !== undefined || said.whenMight !== undefined,
          studentAs: said.description ?? studentWords[said.studentAs],
          whereNow: said.whereNow,
          reporterUnknown: said.reporterUnknown === 'yes',
          confidential: said.confidential === 'yes',
        },
      ],
      inquiry: {
        ...file.inquiry,
        files: [...file.inquiry.files, ...fileFactsOf(entry, said.files, 'Came with the report')],
      },
    }
  },
  sentence: ({ header: top, base: said }) =>
    `Report ${top.reportNumber} received, ${cameBy[said.channel]}.${said.danger === 'yes' ? ' Danger now: yes.' : ''} ${said.what}`,
  examples: {
    1: {
      header: { reportNumber: 'R-1042', receivedAt: '2026-09-15T17:22:00.000Z', schoolId: 'sch_alder' },
      base: {
        channel: 'staff',
        danger: 'no',
        what: 'Yelled at Oliver after being called out at kickball. Pushed the ball at him. Both crying.',
        exactWords: 'I’m going to kill you',
        aimedAt: 'Oliver Pham',
        weapon: 'no',
        whereNow: 'in the office',
        studentAs: 'chosen',
        files: [],
      },
      reporter: { userId: 'usr_ruiz', name: 'Carla Ruiz', relation: 'Yard aide' },
    },
  },
})
