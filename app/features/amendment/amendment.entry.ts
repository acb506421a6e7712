import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { choice, id, text } from '#app/domain/fields.ts'
import { happenedOf } from '#app/domain/happened.ts'
import { daySchema, localMomentSchema } from '#app/domain/time.ts'

const asked = {
  name: text('Say who asks.', 200),
  about: id('Choose the entry that is meant.'),
  wrong: text('Say what they find wrong.', 4000),
  wants: text('Say what should stand there.', 4000),
}
export const amendmentInput = z.object({ caseId: z.string(), happened: localMomentSchema, ...asked })

/** A parent asks that something in the record is changed (34 CFR 99.20). */
export const amendmentRequest = defineKind({
  kind: 'amendment-request',
  version: 1,
  event: 'amendment.asked',
  group: 'disclosure',
  parts: { base: z.strictObject({ ...asked, aboutWords: z.string() }) },
  amend: 'never',
  apply: (file, entry) => {
    const { name, about, aboutWords, wrong } = entry.parts.base
    const line = file.timeline.find(({ root }) => root === about)
    const fact = {
      ...happenedOf(entry),
      ...{ root: entry.root, name, about, aboutWords, wrong },
      writtenBy: line?.recordedBy ?? '',
      decided: null,
    }
    return { ...file, shared: { ...file.shared, amendments: [...file.shared.amendments, fact] } }
  },
  sentence: ({ base: said }) => `${said.name} asks that something is changed: ${said.aboutWords}`,
  examples: {
    1: {
      base: {
        name: 'Dana Strand',
        about: 'ent_example',
        aboutWords: 'Contact with Dana Strand (mother): reached.',
        wrong: 'I never said that there is a rifle.',
        wants: 'That I said that I don’t know.',
      },
    },
  },
})

const decided = {
  requestId: id('Choose the request.'),
  answer: choice(['changed', 'refused'], 'Choose an answer.'),
  because: text('Say why.', 4000),
}
export const decideAmendmentInput = z.object({ caseId: z.string(), ...decided })

/** Somebody else than whoever wrote it decides; where it stays, the parent is told of the hearing (34 CFR 99.20 and 99.21). */
export const amendmentDecided = defineKind({
  kind: 'amendment-decided',
  version: 1,
  event: 'amendment.decided',
  group: 'disclosure',
  parts: { base: z.strictObject({ ...decided, name: z.string() }) },
  amend: 'never',
  apply: (file, entry) => {
    const { requestId, answer, because } = entry.parts.base
    const amendments = file.shared.amendments.map((one) =>
      one.root === requestId && !one.decided ? { ...one, decided: { entryId: entry.id, answer, because } } : one,
    )
    return { ...file, shared: { ...file.shared, amendments } }
  },
  sentence: ({ base: said }) =>
    said.answer === 'changed'
      ? `What ${said.name} asked to change is changed. ${said.because}`
      : `What ${said.name} asked to change stays. ${said.because}`,
  examples: {
    1: { base: { requestId: 'ent_example', answer: 'refused', because: 'Two people heard it.', name: 'Dana Strand' } },
  },
})

const stated = {
  requestId: id('Choose the request.'),
  hearingOn: daySchema,
  hearing: text('Say who heard it and what they decided.', 4000),
  words: text('Write down what the parent says, in their words.'),
}
export const statementInput = z.object({ caseId: z.string(), ...stated })

/** What a parent says of an entry that stays after a hearing: it goes with the entry wherever that goes (34 CFR 99.21). */
export const statement = defineKind({
  kind: 'statement',
  version: 1,
  event: 'amendment.stated',
  group: 'disclosure',
  parts: { base: z.strictObject({ ...stated, name: z.string(), about: z.string() }) },
  amend: 'never',
  apply: (file, entry) => {
    const { requestId, about, name, words, hearing } = entry.parts.base
    const fact = { ...happenedOf(entry), root: entry.root, requestId, about, name, words, hearing }
    return { ...file, shared: { ...file.shared, statements: [...file.shared.statements, fact] } }
  },
  sentence: ({ base: said }) => `${said.name} says of what stays on record: ${said.words}`,
  examples: {
    1: {
      base: {
        requestId: 'ent_example',
        hearingOn: '2027-05-04',
        hearing: 'Heard by the director of student services: it stays.',
        words: 'I said that I don’t know whether there is one.',
        name: 'Dana Strand',
        about: 'ent_example',
      },
    },
  },
})
