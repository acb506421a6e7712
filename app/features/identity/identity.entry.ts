import { defineKind } from '#app/domain/entry.ts'
import { identifiedBase, identifiedKind, shownAs } from '#app/domain/identity.ts'
import { withRemovalDays } from '#app/domain/removal-days.ts'
import type { Identifier } from '#app/domain/identity.ts'

export const identifierWords: Readonly<Record<Identifier, string>> = {
  'student-number': 'student number',
  'birth-date': 'birth date',
  photo: 'photo',
  handle: 'known handle',
  'class-and-period': 'class and period',
  'recognised-by': 'recognized',
}

/**
 * Who the concern is about. A report writes one that is not confirmed; triage confirms with two identifiers, or says
 * that the author is unknown (P10). Its open part is the only place of the identity, and can be destroyed.
 */
export const identified = defineKind({
  kind: identifiedKind,
  version: 1,
  event: 'identity.recorded',
  group: 'identity',
  parts: { base: identifiedBase },
  amend: 'never',
  apply: (file, entry) => {
    const { base } = entry.parts
    return withRemovalDays({
      ...file,
      // A confirmed student moves the folder to that student's school: its triage group is the one that acts.
      schoolId: (base.confirmed ? base.schoolId : null) ?? file.schoolId,
      student: {
        entryId: entry.id,
        personId: base.personId ?? null,
        name: shownAs(base),
        grade: base.grade,
        schoolId: base.schoolId,
        identifiers: base.identifiers,
        confirmed: base.confirmed,
        userId: base.userId,
        concern: base.concern,
      },
      triage: {
        ...file.triage,
        identified: [...file.triage.identified, { entryId: entry.id, personId: base.personId ?? null }],
      },
    })
  },
  sentence: ({ base }) => {
    const who = `${shownAs(base)}${base.grade ? `, grade ${base.grade}` : ''}`
    if (!base.confirmed) return `Named in the report: ${who}. Not confirmed yet.`
    if (base.concern === 'unknown') return 'The author is unknown.'
    return `Confirmed: ${who}, by ${base.identifiers.map((one) => identifierWords[one]).join(' and ')}.`
  },
  examples: {
    1: {
      base: {
        concern: 'student',
        personId: 'per_leo',
        name: 'Leo Marchetti',
        grade: '4',
        schoolId: 'sch_alder',
        identifiers: ['student-number', 'photo'],
        confirmed: true,
      },
    },
  },
})
