import type { CaseFile } from '../case-file.ts'
import type { Gate, Missing } from '../gate.ts'
import { standingAnswer } from '../key-answers.ts'
import { levelWaiting } from '../level-of-concern.ts'
import { meansAnswered, storageChecked } from './means.ts'
import { allReadable, notImminent } from './reading.ts'
import { weaponsMadeSafe } from './weapons-made-safe.ts'

/** What the proposer went on without isn't asked again of the person who approves. */
const askedOnce =
  (gate: Gate): Gate =>
  (file, context) => {
    const waiting = levelWaiting(file)
    const passed = file.overrides
      .filter((one) => one.decisionEntryId === waiting?.entryId)
      .flatMap((one) => one.missing.map(({ id }) => id))
    return gate(file, context).filter((one) => !passed.includes(one.id))
  }

const sinceReopening = (file: CaseFile): string => (file.closing.reopened.length > 0 ? ' since the reopening' : '')

/** Every key question is answered on evidence, has a task, or says why it can't be known (P6, R10): since the reopening. */
export const keyQuestionsAnswered: Gate = (file, { profile }) =>
  profile.keyQuestions
    .filter(({ n }) => !standingAnswer(file, n))
    .map(({ n }) => ({
      id: `question-${n}`,
      rule: 'R10',
      source: 'lesson R10',
      missing: `question ${n} has no answer${sinceReopening(file)}.`,
      why: 'an unknown needs a task',
      youCan: file.keyAnswers[n]
        ? 'look at the earlier answer again: save it as it is, or change it'
        : 'answer it, make a task, or say why it can’t be known',
      href: `key-questions/${n}`,
      overridableBy: [],
      oneOf: {
        kind: 'Key questions',
        lack: `have no answer ${sinceReopening(file).trim() || 'yet'}`,
        label: `Question ${n}`,
        href: 'key-questions',
      },
    }))

/** When the team began to judge: the last reopening, else the opening. A meeting before that doesn't count. */
const meetingsThatCount = (file: CaseFile) => {
  const since = file.closing.reopened.at(-1)?.at
  return since ? file.meetings.filter((meeting) => meeting.recordedAt >= since) : file.meetings
}

const meetingHeld: Gate = (file) =>
  meetingsThatCount(file).length > 0
    ? []
    : [
        {
          id: 'meeting',
          rule: 'P6',
          source: 'practice rule P6',
          missing: `no team meeting is recorded${sinceReopening(file)}.`,
          why: 'before the meeting a working level can be set at once; an assessed level is the team’s',
          youCan: 'record the meeting',
          href: 'meeting/new',
          overridableBy: ['chair', 'district-lead'],
        },
      ]

/** Missing expertise is named at the meeting; only a binding profile stops a first level for it (P24). */
const quorumPresent: Gate = (file, { profile }) => {
  if (!profile.quorum.binding) return []
  const meetings = meetingsThatCount(file)
  if (meetings.length === 0) return []
  const present = new Set(meetings.flatMap((meeting) => meeting.attendance.map((one) => one.expertise)))
  const absent = profile.quorum.expertise.filter((one) => !present.has(one))
  if (absent.length === 0) return []
  const labels = absent.map((id) => profile.expertise.find((one) => one.id === id)?.label ?? id)
  return [
    {
      id: 'quorum',
      rule: 'P24',
      source: profile.quorum.basis.text,
      missing: `nobody was there for: ${labels.join(' · ')}.`,
      why: 'your district asks for these people before a level',
      youCan: 'record another meeting with them',
      href: 'meeting/new',
      overridableBy: ['district-lead'],
    },
  ]
}

/** Teacher statements that a person has not said to have read (R7). */
export const unreadStatements = (file: CaseFile, reader: string) =>
  file.inquiry.interviews.filter((one) => one.role === 'teacher' && !one.notDone && !one.readBy.includes(reader))

/** Teacher statements are read by whoever proposes the level; the approver isn't asked again (R7). */
const statementsRead: Gate = (file, { actor }) => {
  if (levelWaiting(file)) return []
  return unreadStatements(file, actor.id).map((one): Missing => ({
    id: `statement-${one.root}`,
    rule: 'R7',
    source: 'lesson R7',
    missing: `the teacher statement of ${one.with} is not read by you.`,
    why: 'teachers’ written fears once never reached the people who decided',
    youCan: 'open it, read it and say so',
    href: `entries/${one.entryId}`,
    overridableBy: [],
  }))
}

const firstLevel: readonly Gate[] = [keyQuestionsAnswered, meetingHeld, quorumPresent, statementsRead]
const onlyFirst =
  (gate: Gate): Gate =>
  (file, context) =>
    file.level.counts === null ? gate(file, context) : []

/** Until a first level can be assessed, a working level says what the team goes by (P6). */
const orWorkingLevel =
  (gate: Gate): Gate =>
  (file, context) =>
    gate(file, context).map((one) => ({
      ...one,
      instead: { words: 'set a working level now', href: 'level/working' },
    }))

/** Before an opened case's first assessed level (P6). A higher level is never stopped by it (P1). */
export const recordLevelGates: readonly Gate[] = firstLevel.map(askedOnce).map(orWorkingLevel)

/** Before a level is lowered: when it is proposed, and again when it is approved. */
export const lowerLevelGates: readonly Gate[] = [
  notImminent,
  keyQuestionsAnswered,
  onlyFirst(meetingHeld),
  onlyFirst(quorumPresent),
  statementsRead,
  meansAnswered,
  weaponsMadeSafe,
  storageChecked,
  allReadable,
].map(askedOnce)
