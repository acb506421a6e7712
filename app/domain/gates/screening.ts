import type { CaseFile } from '../case-file.ts'
import type { AddressFact, MeansAnswer } from '../file/safety.ts'
import type { Gate, Missing } from '../gate.ts'
import { policeLaw } from '../police-law.ts'
import { proposalWaiting } from '../screening.ts'
import { allReadable, notImminent } from './reading.ts'

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

/** Where the question got no answer that ends a screening: the addresses, or nothing where no address is named. */
const placesWith = (file: CaseFile, answers: readonly MeansAnswer[]): AddressFact[] =>
  file.means.addresses.filter((one) => answers.includes(one.answer))
const named = (places: readonly AddressFact[]): string => places.map((one) => one.label).join(', ')

/**
 * Somebody was asked about weapons, and answered for every address where the student lives or stays (R31, P12): one home
 * never answers for another. Refused and unknown belong into a case, wherever they were said (P8).
 */
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
  const unclear = placesWith(file, ['refused', 'unknown'])
  if (unclear.length > 0 || (file.means.addresses.length === 0 && (answer === 'refused' || answer === 'unknown'))) {
    const words = unclear.map((one) => `“${one.answer}” at ${one.label}`).join(', ') || `“${answer}”`
    return [
      meansMissing({
        id: 'means-unclear',
        rule: 'P8',
        source: 'practice rule P8',
        missing: `the answer about weapon access is ${words}.`,
        youCan: 'open a case instead, or ask somebody else and record the answer',
        overridableBy: [],
      }),
    ]
  }
  const unasked = placesWith(file, ['not-asked'])
  if (unasked.length === 0) return []
  return [
    meansMissing({
      id: 'means-place-not-asked',
      rule: 'P12',
      source: 'practice rule P12',
      missing: `weapon access has not been asked for ${named(unasked)}.`,
      youCan:
        'ask about each place where the student stays; it passes only if the chair or the district lead goes on without it',
      overridableBy: ['chair', 'district-lead'],
    }),
  ]
}

/**
 * Where the law may ask that police be told, somebody has answered whether it does here, or they were told: the
 * law-enforcement threshold is checked in every screening (workflow.md 0.2).
 */
const policeAnswered: Gate = (file, { profile }) => {
  const { mustReport, told } = file.police
  if (mustReport || told.length > 0 || policeLaw(file, profile).covers === 'no') return []
  return [
    {
      id: 'police-not-answered',
      rule: 'P17',
      source: profile.policeReport.basis.text,
      missing: 'whether police must be told is not answered.',
      why: 'the duty is everybody’s who knows, so nobody’s in particular',
      youCan: 'answer it with the reason; “no” is an answer too',
      href: 'police/duty/new',
      overridableBy: ['chair', 'district-lead'],
    },
  ]
}

/**
 * Before a screening ends without a case. That two people decide is the command's rule (P3). A danger that is marked ends
 * by standing down, never by ending the screening (P5).
 */
export const endScreeningGates: readonly Gate[] = [
  notImminent,
  identity,
  priorContacts,
  weaponAccess,
  policeAnswered,
  allReadable,
].map(asksOnce)
