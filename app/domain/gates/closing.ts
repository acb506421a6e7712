import type { CaseFile } from '../case-file.ts'
import { everHigh } from '../case-file.ts'
import { judgesNothing } from '../closing-reasons.ts'
import type { Gate } from '../gate.ts'
import { levelWaiting } from '../level-of-concern.ts'
import { isScreening } from '../stages.ts'
import { openTasks } from '../tasks.ts'
import { keyQuestionsAnswered } from './level.ts'
import { meansAnswered, storageChecked } from './means.ts'
import { allReadable, notImminent } from './reading.ts'
import { weaponsMadeSafe } from './weapons-made-safe.ts'

/** What the proposer of a closing went on without isn't asked again of the person who signs. */
const askedOnce =
  (gate: Gate): Gate =>
  (file, context) => {
    const passed = file.overrides
      .filter((one) => one.decisionEntryId === file.closing.proposal?.entryId)
      .flatMap((one) => one.missing.map(({ id }) => id))
    return gate(file, context).filter((one) => !passed.includes(one.id))
  }

/** Open tasks are done, dropped, or said to be carried on by somebody (R8). */
const tasksSettled: Gate = (file) => {
  const open = openTasks(file)
  if (open.length === 0 || file.closing.proposal?.tasksGoTo) return []
  return [
    {
      id: 'open-tasks',
      rule: 'R8',
      source: 'lesson R8',
      missing: open.length === 1 ? 'one task is open.' : `${open.length} tasks are open.`,
      why: 'what nobody carries on stops without being noticed',
      youCan: 'finish them, or say in the closing who carries them on',
      href: '#due',
      overridableBy: ['chair', 'district-lead'],
    },
  ]
}

/** A level that was sent back with a question still counts (P4), and is still one person's. */
const levelSettled: Gate = (file) => {
  const waiting = levelWaiting(file)
  if (waiting || file.level.counts?.awaitingApproval) {
    return [
      {
        id: 'level-waiting',
        rule: 'P7',
        source: 'practice rule P7',
        missing: waiting ? 'the level of concern awaits approval.' : 'the level of concern was never approved.',
        why: 'nobody closes on a level that only one person has seen',
        youCan: waiting ? 'ask for the approval, or send it back' : 'propose it again, with the question answered',
        href: 'level',
        overridableBy: [],
      },
    ]
  }
  if (file.level.counts) return []
  return [
    {
      id: 'level-not-assessed',
      rule: 'P6',
      source: 'practice rule P6',
      missing: 'the level of concern is not yet assessed.',
      why: 'a case ends on the team’s judgement, not on its absence',
      youCan: 'record the level',
      href: 'level',
      overridableBy: ['district-lead'],
    },
  ]
}

/** Somebody other than the proposer signs (P7). */
const secondSigned: Gate = (file) =>
  file.closing.signatures.length > 0
    ? []
    : [
        {
          id: 'second-signature',
          rule: 'P7',
          source: 'practice rule P7',
          missing: 'a second person’s signature.',
          why: 'two people close every case',
          youCan: 'ask another member to sign',
          href: 'closing',
          overridableBy: [],
        },
      ]

/** A case that was ever high or imminent is also signed by the district lead or the deputy (P7). */
const districtLeadSigned: Gate = (file) =>
  !everHigh(file) || file.closing.signatures.some((one) => one.as === 'district lead')
    ? []
    : [
        {
          id: 'district-lead-signature',
          rule: 'P7',
          source: 'practice rule P7',
          missing: 'the signature of the district lead, or of the deputy.',
          why: `this case was once ${file.danger.everImminent ? 'imminent' : (file.level.highest ?? 'high')}`,
          youCan: 'ask them to sign',
          href: 'closing',
          overridableBy: [],
        },
      ]

/** The ids of gates that only a signature can settle: a signature is kept although they are missing. */
export const signatureGates: readonly string[] = ['second-signature', 'district-lead-signature']

/** What the team's judgement of the concern rests on. */
const judged: readonly Gate[] = [levelSettled, keyQuestionsAnswered, meansAnswered, weaponsMadeSafe, storageChecked]

const withoutJudgement = (file: CaseFile): boolean => judgesNothing(file.closing.proposal?.reason)

const whereJudged =
  (gate: Gate): Gate =>
  (file, context) =>
    withoutJudgement(file) ? [] : gate(file, context)

/**
 * What a closing that rests on no judgement goes without: it stops nothing, and is kept with the decision and shown.
 * Danger, open tasks, entries that can't be read and the signatures are asked for all the same.
 */
export const leftOpenBy: Gate = (file, context) =>
  withoutJudgement(file) ? judged.flatMap((gate) => gate(file, context)) : []

const settled: readonly Gate[] = [notImminent, ...judged.map(whereJudged), tasksSettled, allReadable]

/** Before a closing is proposed. */
export const proposeClosingGates: readonly Gate[] = settled

/** Before a case closes: what stood before the proposal, and the signatures. */
export const closeGates: readonly Gate[] = [...settled.map(askedOnce), secondSigned, districtLeadSigned]

/** Whether a folder is a case that can be closed; a screening ends otherwise. */
export const canBeClosed = (file: CaseFile): boolean => !isScreening(file.stage) && file.stage !== 'closed'
