import type { CaseFile } from '#app/domain/case-file.ts'
import type { KeyAnswer, MeetingFact } from '#app/domain/file/judgement.ts'
import type { AddressFact } from '#app/domain/file/safety.ts'
import { day, instant } from '#app/domain/time.ts'
import type { ApproverRows } from '#app/policy/approvers.ts'
import { asUser, profile } from './case.ts'
import type { Who } from './case.ts'

const at = instant('2026-09-15T18:00:00.000Z')

/** All key questions answered on one entry. */
export const answered: Record<number, KeyAnswer> = Object.fromEntries(
  profile.keyQuestions.map(({ n }) => [
    n,
    {
      entryId: `ent_q${n}`,
      question: n,
      answer: 'Answered.',
      evidence: ['ent_1'],
      taskEntryId: null,
      by: 'usr_lead',
      at,
    },
  ]),
)

export const meeting: MeetingFact = {
  entryId: 'ent_meeting',
  root: 'ent_meeting',
  happened: { on: day('2026-09-15'), at },
  recordedAt: at,
  by: 'usr_lead',
  kind: 'first',
  attendance: [{ name: 'Test lead', userId: 'usr_lead', expertise: 'administration' }],
  missingExpertise: [],
}

/** An address with what is known of weapons there; nothing there unless said. */
export const address = (change: Partial<AddressFact> = {}): AddressFact => ({
  addressId: 'adr_mother',
  label: 'Mother’s home',
  entryId: 'ent_means',
  answer: 'no',
  basis: 'seen',
  asOf: { on: day('2026-09-15') },
  access: 'no',
  countsAsLocked: false,
  madeSafe: null,
  checkAgainBy: null,
  checkStartedAt: null,
  weapons: [],
  lastEntryId: 'ent_means',
  ...change,
})

/** A file in which every gate of a judgement finds what it asks for. */
export const whole = (file: CaseFile): Partial<CaseFile> => ({
  keyAnswers: answered,
  meetings: [meeting],
  means: {
    addresses: [address()],
    asked: { entryId: 'ent_means', at: { on: day('2026-09-15') }, answer: 'no' },
  },
  timeline: [
    ...file.timeline,
    {
      entryId: 'ent_1',
      root: 'ent_1',
      seq: 1,
      kind: 'note',
      happenedOn: day('2026-09-15'),
      happenedAt: null,
      recordedAt: at,
      recordedBy: 'usr_lead',
      sentence: 'A note.',
      versions: 1,
      readable: true,
    },
  ],
})

/** The house as `load` would bring it: everybody of the test district, their grants and deputies. */
export const house: ApproverRows = (() => {
  const who: Who[] = ['lead', 'member', 'second', 'officer', 'counselor', 'onCall', 'districtLead']
  const people = who.map(asUser)
  return {
    users: people.map(({ id, name }) => ({ id, name, disabledAt: null })),
    grants: people.flatMap((person) => person.grants.map((grant) => ({ ...grant, userId: person.id }))),
    deputies: people.flatMap((person) => person.deputyFor.map((userId) => ({ userId, deputyId: person.id }))),
  }
})()
