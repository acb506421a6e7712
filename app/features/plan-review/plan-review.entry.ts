import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { basedOnField, choice, dayField, optionalText, text } from '#app/domain/fields.ts'
import { happenedOf } from '#app/domain/happened.ts'
import { dayWords, localMomentSchema } from '#app/domain/time.ts'

const facts = {
  keep: choice(['as-is', 'changed'], 'Choose whether the plan stays as it is.'),
  working: text('Say how the plan is working.'),
  breaches: optionalText(),
  missed: optionalText(),
  rating: choice(['same', 'up', 'down'], 'Choose whether the level still fits.'),
  ratingWhy: optionalText(),
  nextReviewOn: dayField,
}

const base = z.strictObject(facts)

export const planReviewInput = z
  .object({ caseId: z.string(), basedOn: basedOnField(), happened: localMomentSchema, ...facts })
  .superRefine((said, context) => {
    if (said.rating !== 'same' && !said.ratingWhy) {
      context.addIssue({ code: 'custom', path: ['ratingWhy'], message: 'Say why the level no longer fits.' })
    }
  })

const keepWords = { 'as-is': 'stays as it is', changed: 'is changed' } as const
const ratingWords = {
  same: '',
  up: ' The level no longer fits: concern rises.',
  down: ' The level no longer fits: concern falls.',
} as const

/** A review of the plan, with the day of the next one. A change of level is its own proposal, never made here. */
export const planReview = defineKind({
  kind: 'plan-review',
  version: 1,
  event: 'plan.reviewed',
  group: 'case',
  parts: { base },
  amend: 'yes',
  apply: (file, entry) => {
    const { base: said } = entry.parts
    const review = { ...happenedOf(entry), keep: said.keep, rating: said.rating, nextReviewOn: said.nextReviewOn }
    return {
      ...file,
      plan: { ...file.plan, reviewOn: said.nextReviewOn, reviews: [...file.plan.reviews, review] },
    }
  },
  sentence: ({ base: said }) =>
    `Plan reviewed: ${keepWords[said.keep]}. Next review on ${dayWords(said.nextReviewOn)}.${ratingWords[said.rating]}`,
  examples: {
    1: {
      base: {
        keep: 'as-is',
        working: 'Every check-in was kept; two counseling hours; no contact with the students named.',
        rating: 'down',
        ratingWhy: 'Storage verified twice, no breach in four weeks.',
        nextReviewOn: '2027-04-23',
      },
    },
  },
})
