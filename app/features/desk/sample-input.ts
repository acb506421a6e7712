import { z } from 'zod'
import { choice, optionalChoice, optionalId, optionalText, wholeNumber } from '#app/domain/fields.ts'
import { daySchema } from '#app/domain/time.ts'
import type { FormDesign } from '#app/ui/form/design.ts'
import { foundField, notSaid, somethingFound } from './put-right.ts'

/** The fewest and most cases that are drawn at once. */
export const sampleSize = { least: 1, most: 50 } as const

/** What the form of a draw sends: how many, among cases that were opened between two days, of which school and stage. */
export const drawSampleInput = z
  .object({
    asked: wholeNumber(sampleSize.least, sampleSize.most),
    from: daySchema,
    until: daySchema,
    inSchool: optionalId(),
    stage: optionalChoice(['open', 'finished']),
  })
  .refine(({ from, until }) => from <= until, { path: ['until'], message: 'This day is before the one under From.' })

export const drawSampleDesign: FormDesign = {
  id: 'draw-sample',
  title: 'Draw cases at random',
  submit: 'Draw them',
  lead: 'The draw and its seed are put on record, so that anybody can repeat it. Nobody chooses.',
  sections: [
    {
      id: 'among',
      fields: [
        { type: 'number', name: 'asked', label: 'How many?', hint: 'From 1 to 50.' },
        { type: 'day', name: 'from', label: 'From', hint: 'Cases opened, and screenings ended, from this day on.' },
        { type: 'day', name: 'until', label: 'Until' },
        {
          type: 'pick',
          name: 'inSchool',
          label: 'At which school?',
          from: 'schools',
          none: 'Every school',
          as: 'select',
          optional: true,
        },
        {
          type: 'choice',
          name: 'stage',
          label: 'Which of them?',
          options: [
            { value: 'open', label: 'Only open cases' },
            { value: 'finished', label: 'Only finished cases' },
          ],
          optional: true,
        },
      ],
    },
  ],
}

/** What the form of a finding sends. */
export const recordFindingInput = z
  .object({
    sampleId: z.string().max(60),
    drawnCaseId: z.string().max(60),
    verdict: choice(['sound', 'put right'], 'Say what you found.'),
    words: optionalText(4000),
  })
  .refine(({ verdict, words }) => verdict === 'sound' || words, notSaid('words'))

export const recordFindingDesign: FormDesign = {
  id: 'record-finding',
  title: 'What did you find?',
  submit: 'Put it on record',
  lead: 'It stays as it is. A further one corrects it, and both are kept.',
  sections: [
    {
      id: 'finding',
      fields: [
        {
          type: 'choice',
          name: 'verdict',
          label: 'How was this case worked on?',
          options: [
            { value: 'sound', label: 'Sound' },
            { value: 'put right', label: somethingFound },
          ],
        },
        foundField('words', 'In words', 'No student by name.'),
      ],
    },
  ],
}
