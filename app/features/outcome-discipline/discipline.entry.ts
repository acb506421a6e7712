import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { choice, optionalChoice, optionalDay, optionalText } from '#app/domain/fields.ts'
import { happenedOf } from '#app/domain/happened.ts'
import { withRemovalDays } from '#app/domain/removal-days.ts'
import { daySchema, localMomentSchema } from '#app/domain/time.ts'

const measures = ['suspension', 'in-school-suspension', 'expulsion-recommended', 'other-means', 'other'] as const
export type Measure = (typeof measures)[number]
export const measureWords: Readonly<Record<Measure, string>> = {
  suspension: 'Suspension',
  'in-school-suspension': 'In-school suspension',
  'expulsion-recommended': 'Expulsion recommended',
  'other-means': 'Other means of correction',
  other: 'Another measure',
}
/** Measures that keep the student away from school: their days are removal days (P14). */
export const keepsAway: readonly Measure[] = ['suspension', 'expulsion-recommended']

const facts = {
  result: choice(['measure', 'none'], 'Choose whether there is a measure.'),
  none: optionalText(4000),
  measure: optionalChoice(measures),
  code: optionalText(60),
  what: optionalText(4000),
  from: optionalDay(),
  until: optionalDay(),
  longer: optionalText(2000),
  otherMeans: optionalText(4000),
  decidedBy: optionalText(200),
  whoseDecision: optionalChoice(['district', 'parent-at-our-request', 'parent']),
}

const base = z.strictObject({ ...facts, days: z.array(daySchema) })

export const disciplineInput = z
  .object({ caseId: z.string(), happened: localMomentSchema, ...facts })
  .superRefine((said, context) => {
    const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    if (said.result === 'none') {
      if (!said.none) refuse('none', 'Say why there is none.')
      return
    }
    if (!said.measure) refuse('measure', 'Choose the measure.')
    if (!said.code) refuse('code', 'Give the section of the code, for example 48900.7.')
    if (!said.decidedBy) refuse('decidedBy', 'Say who decided it.')
    if (!said.otherMeans) refuse('otherMeans', 'Say which other means were considered.')
    if (said.from && said.until && said.until < said.from) refuse('until', 'The last day is before the first.')
    if (!said.measure || !keepsAway.includes(said.measure)) return
    if (!said.from) refuse('from', 'Give the first day away.')
    if (!said.until && said.measure === 'suspension') refuse('until', 'Give the last day away.')
    if (!said.whoseDecision) refuse('whoseDecision', 'Say whose decision it is.')
  })

/** Discipline as its own track beside the case; or none, with a reason. Its days away join the removal ledger (P14). */
export const discipline = defineKind({
  kind: 'outcome-discipline',
  version: 1,
  event: 'discipline.recorded',
  group: 'case',
  parts: { base },
  amend: 'yes',
  apply: (file, entry) => {
    const { base: said } = entry.parts
    const fact = {
      ...happenedOf(entry),
      root: entry.root,
      code: said.code,
      what: said.measure ? measureWords[said.measure] : '',
      suspension: said.measure === 'suspension',
      days: said.whoseDecision === 'parent' ? [] : said.days,
      decidedBy: said.decidedBy ?? '',
      none: said.none,
    }
    return withRemovalDays({
      ...file,
      outcomes: { ...file.outcomes, discipline: [...file.outcomes.discipline, fact] },
    })
  },
  sentence: ({ base: said }) => {
    if (said.result === 'none' || !said.measure) return 'Discipline: none, with the reason.'
    const days = said.days.length > 0 ? `, ${said.days.length} school ${said.days.length === 1 ? 'day' : 'days'}` : ''
    return `Discipline: ${measureWords[said.measure]}${said.code ? ` (${said.code})` : ''}${days}.`
  },
  examples: {
    1: {
      base: {
        result: 'measure',
        measure: 'suspension',
        code: '48900.7',
        from: '2027-02-26',
        until: '2027-03-04',
        days: ['2027-02-26', '2027-03-01', '2027-03-02', '2027-03-03', '2027-03-04'],
        otherMeans: 'Supervised attendance was considered; the meeting found it unsafe before storage was verified.',
        decidedBy: 'Yolanda Reyes',
        whoseDecision: 'district',
      },
    },
  },
})
