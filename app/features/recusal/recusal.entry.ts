import type { CaseFile } from '#app/domain/case-file.ts'
import { defineKind } from '#app/domain/entry.ts'
import type { RecusalFact, TaskFact } from '#app/domain/file/people.ts'
import type { Instant } from '#app/domain/time.ts'
import {
  recusalAnsweredBase,
  recusalAnsweredKind,
  recusalAskedBase,
  recusalAskedKind,
  recusalQuestion,
  recusedBase,
  recusedKind,
  sourceWords,
} from '#app/domain/recusal.ts'

interface Successor {
  userId: string
  name: string
}

/**
 * Open tasks and running actions of somebody who is kept out go to whoever takes over; a backup who is kept out is none
 * any more. What was done stays with whoever did it.
 */
function handedOn(file: CaseFile, from: string, to: Successor | undefined, at: Instant): CaseFile {
  const task = (one: TaskFact): TaskFact => {
    const kept = one.backup === from ? { ...one, backup: null } : one
    if (one.state !== 'open' || one.owner !== from || !to) return kept
    const handedOver = [...one.handedOver, { from, to: to.userId, at, reason: 'Passed on' }]
    return { ...kept, owner: to.userId, ownerName: to.name, handedOver }
  }
  const actions = file.plan.actions.map((one) => {
    if (one.ended) return one
    const kept = one.backup === from ? { ...one, backup: null, backupName: undefined } : one
    return one.owner === from && to ? { ...kept, owner: to.userId, ownerName: to.name } : kept
  })
  return { ...file, tasks: file.tasks.map(task), plan: { ...file.plan, actions } }
}

/** Somebody is kept out of a folder. What else was asked about them is settled by it. */
export const recusal = defineKind({
  kind: recusedKind,
  version: 1,
  event: 'recusal.declared',
  group: 'recusal',
  parts: { base: recusedBase },
  amend: 'never',
  apply: (file, entry) => {
    const { userId, name, source, because, passesTo, schoolOut } = entry.parts.base
    const fact: RecusalFact = {
      ...{ userId, name, source, because, schoolOut },
      state: 'stands',
      holds: true,
      since: entry.recordedAt,
      entryId: entry.id,
    }
    const others = file.recusals.filter((one) => one.userId !== userId || one.state !== 'asked')
    return handedOn({ ...file, recusals: [...others, fact] }, userId, passesTo, entry.recordedAt)
  },
  sentence: ({ base }) =>
    `${base.name} is kept out of this case: ${sourceWords[base.source]}.${base.because ? ` ${base.because}` : ''}`,
  examples: {
    1: {
      base: {
        userId: 'usr_beltran',
        name: 'Ana Beltrán',
        source: 'self',
        because: 'He is my godson.',
        passesTo: { userId: 'usr_reyes', name: 'Yolanda Reyes' },
        schoolOut: false,
      },
    },
  },
})

/** The roster suggests that somebody belongs to the student's family: asked of the lead and the district leads. */
export const recusalAsked = defineKind({
  kind: recusalAskedKind,
  version: 1,
  event: 'recusal.asked',
  group: 'recusal',
  parts: { base: recusalAskedBase },
  amend: 'never',
  apply: (file, entry) => {
    const { userId, name, source, because, holds, passesTo, schoolOut } = entry.parts.base
    const fact: RecusalFact = {
      ...{ userId, name, source, because, holds, schoolOut },
      state: 'asked',
      since: entry.recordedAt,
      entryId: entry.id,
    }
    const asked = { ...file, recusals: [...file.recusals, fact] }
    return holds ? handedOn(asked, userId, passesTo, entry.recordedAt) : asked
  },
  sentence: ({ base }) =>
    `${recusalQuestion(base)} It seems so: ${sourceWords[base.source]}. ${
      base.holds ? 'Kept out until somebody answers.' : 'Not added to the team until somebody answers.'
    }${base.because ? ` ${base.because}` : ''}`,
  examples: {
    1: {
      base: { userId: 'usr_beltran', name: 'Ana Beltrán', source: 'guardian', holds: true, schoolOut: false },
    },
  },
})

const answerWords = {
  so: 'It is so: kept out of this case.',
  'not-so': 'It is not so: not kept out of this case.',
  another: 'Another person was meant: no longer asked.',
  ended: 'May be on this case again.',
} as const

/** Somebody answers what the roster suggested, or a district lead lets somebody back. */
export const recusalAnswered = defineKind({
  kind: recusalAnsweredKind,
  version: 1,
  event: 'recusal.answered',
  group: 'recusal',
  parts: { base: recusalAnsweredBase },
  amend: 'never',
  apply: (file, entry) => {
    const { recusalId, userId, answer, passesTo, schoolOut } = entry.parts.base
    if (answer === 'another') {
      return { ...file, recusals: file.recusals.filter((one) => one.entryId !== recusalId) }
    }
    const recusals = file.recusals.map((one): RecusalFact => {
      if (one.entryId !== recusalId) return one
      if (answer !== 'so') return { ...one, state: 'dismissed', holds: false }
      return { ...one, state: 'stands', holds: true, schoolOut: schoolOut || one.schoolOut }
    })
    const answered = { ...file, recusals }
    return answer === 'so' ? handedOn(answered, userId, passesTo, entry.recordedAt) : answered
  },
  sentence: ({ base }) => `${base.name}: ${answerWords[base.answer]}${base.because ? ` ${base.because}` : ''}`,
  examples: {
    1: {
      base: {
        recusalId: 'ent_asked',
        userId: 'usr_beltran',
        name: 'Ana Beltrán',
        answer: 'not-so',
        because: 'They only share a phone number.',
        schoolOut: false,
      },
    },
  },
})
