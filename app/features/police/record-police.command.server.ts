import { entryOf } from '#app/domain/entry.ts'
import { toMoment } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { holdsAnywhere } from '#app/policy/roles.ts'
import {
  policeDecided,
  policeDecidedInput,
  policeDuty,
  policeDutyInput,
  policeTold,
  policeToldInput,
  registryReview,
  registryReviewInput,
} from './police.entry.ts'

/** Puts on record whether police must be told, and since when somebody has known. At every stage (P1, P17). */
export const recordPoliceDuty = caseCommand({
  name: 'recordPoliceDuty',
  input: policeDutyInput,
  permission: 'police.record',
  caseId: (input) => input.caseId,
  decide: ({ input, newId, calendar }) => {
    const { caseId: _case, happened, awareSince, ...said } = input
    const base = { ...said, ...(awareSince && { awareSince: toMoment(awareSince, calendar.zone) }) }
    const entry = entryOf(policeDuty, newId('entry'), toMoment(happened, calendar.zone), { base })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})

/** Puts on record that police were told, with the evidence given, each file with its hash. */
export const recordPoliceTold = caseCommand({
  name: 'recordPoliceTold',
  input: policeToldInput,
  permission: 'police.record',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, actor, newId, calendar }) => {
    const { caseId: _case, happened, files, ...said } = input
    const given = files.map((id) => caseFile.inquiry.files.find((file) => file.fileId === id))
    if (given.some((file) => !file || file.blocked)) {
      throw new InputRefused({ files: 'Choose from the files of this case.' }, input)
    }
    const base = {
      ...said,
      toldBy: said.toldBy ?? actor.name,
      files: given.flatMap((file) => (file ? [{ id: file.fileId, name: file.name, sha256: file.sha256 }] : [])),
    }
    const entry = entryOf(policeTold, newId('entry'), toMoment(happened, calendar.zone), { base })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})

/** Puts on record what police decided. A note of the officers' own is sealed and only theirs to write. */
export const recordPoliceDecided = caseCommand({
  name: 'recordPoliceDecided',
  input: policeDecidedInput,
  permission: 'police.record',
  caseId: (input) => input.caseId,
  decide: ({ input, actor, newId, calendar }) => {
    const { caseId: _case, happened, officersNote, ...said } = input
    if (officersNote && !holdsAnywhere(actor, 'officer')) {
      throw new InputRefused({ officersNote: 'Only officers can write here. Use the field above.' }, input)
    }
    const parts = officersNote
      ? { base: { ...said, officersOnly: 'yes' as const }, law: { note: officersNote } }
      : { base: said }
    const entry = entryOf(policeDecided, newId('entry'), toMoment(happened, calendar.zone), parts)
    return { entries: [entry], result: { entryId: entry.id } }
  },
})

/** Puts on record that the firearm registry was reviewed: done, when, agency, officer, nothing else (P13). */
export const recordRegistryReview = caseCommand({
  name: 'recordRegistryReview',
  input: registryReviewInput,
  permission: 'police.record',
  caseId: (input) => input.caseId,
  decide: ({ input, newId, calendar }) => {
    const { caseId: _case, happened, ...base } = input
    const entry = entryOf(registryReview, newId('entry'), toMoment(happened, calendar.zone), { base })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
