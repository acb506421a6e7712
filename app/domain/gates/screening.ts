import type { Gate, Missing } from '../gate.ts'
import { proposalWaiting } from '../screening.ts'

/** What somebody went on without when proposing counts for the second person too: it is asked once. */
const asksOnce =
  (gate: Gate): Gate =>
  (file, context) => {
    const waiting = proposalWaiting(file)
    const passed = file.overrides
      .filter((one) => one.step === 'end-screening' && one.decisionEntryId === waiting?.entryId)
      .flatMap((one) => one.missing.map(({ id }) => id))
    return gate(file, context).filter((one) => !passed.includes(one.id))
  }

/** Two identifiers agree, or the team says that the author is unknown (P10). */
const identity: Gate = (file) =>
  file.student?.confirmed
    ? []
    : [
        {
          id: 'identity-not-confirmed',
          rule: 'P10',
          source: 'practice rule P10',
          missing: 'the student’s identity is not confirmed.',
          why: 'staff once took the wrong student out of class because of a similar name',
          youCan: 'confirm two identifiers, or record that the author is unknown',
          href: 'identify',
          overridableBy: [],
        },
      ]

/** Earlier contacts were searched for the student as identified now, and the result is on record. */
const priorContacts: Gate = (file) => {
  const person = file.student?.personId ?? null
  return file.triage.prior.some((search) => search.personId === person)
    ? []
    : [
        {
          id: 'prior-not-searched',
          rule: 'R9',
          source: 'lesson R9',
          missing: 'prior contacts have not been searched.',
          why: 'offices each knew a part and nobody saw the whole',
          youCan: 'search and record the result; “none” is a result too',
          href: 'prior-contacts',
          overridableBy: [],
        },
      ]
}

const meansMissing = (
  one: Pick<Missing, 'id' | 'rule' | 'source' | 'missing' | 'youCan' | 'overridableBy'>,
): Missing => ({
  ...one,
  why: 'most school shooters who used a gun took it from a relative’s home',
  href: 'weapon-access/new',
})

/** Somebody was asked about weapons, and answered (R31). Refused and unknown belong into a case (P8). */
const weaponAccess: Gate = (file) => {
  const answer = file.means.asked?.answer ?? 'not-asked'
  if (answer === 'not-asked') {
    return [
      meansMissing({
        id: 'means-not-asked',
        rule: 'R31',
        source: 'lesson R31',
        missing: 'weapon access has not been asked.',
        youCan:
          'call the parent and record the answer; “refused” and “unknown” open a case instead; “not asked” passes only if the chair or the district lead goes on without it',
        overridableBy: ['chair', 'district-lead'],
      }),
    ]
  }
  if (answer === 'refused' || answer === 'unknown') {
    return [
      meansMissing({
        id: 'means-unclear',
        rule: 'P8',
        source: 'practice rule P8',
        missing: `the answer about weapon access is “${answer}”.`,
        youCan: 'open a case instead, or ask somebody else and record the answer',
        overridableBy: [],
      }),
    ]
  }
  return []
}

/** Before a screening ends without a case. That two people decide is the command's rule (P3). */
export const endScreeningGates: readonly Gate[] = [identity, priorContacts, weaponAccess].map(asksOnce)
