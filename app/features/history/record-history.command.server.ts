import { entryOf } from '#app/domain/entry.ts'
import { momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { StaleRecord } from '#app/gates/errors.ts'
import { history, historyInput, isSealedSource } from './history.entry.ts'

/** Saves one row of the history review, at every stage (P2). Two people at one row: the second sees the first's. */
export const recordHistory = caseCommand({
  name: 'recordHistory',
  input: historyInput,
  permission: 'history.record',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, now, newId, calendar, correcting }) => {
    const { caseId: _case, replaces, finding, ...said } = input
    const stands = caseFile.inquiry.history[said.source]
    if (stands && stands.entryId !== replaces && !correcting) {
      const line = caseFile.timeline.find((one) => one.entryId === stands.entryId)
      const by = caseFile.team.members.find((one) => one.userId === stands.by)?.name ?? 'a staff member'
      const { entryId, recordedAt } = stands
      throw new StaleRecord([{ entryId, sentence: line?.sentence ?? 'This row was saved.', recordedAt, by }])
    }
    const parts =
      finding && isSealedSource(said.source) ? { base: said, health: { finding } } : { base: { ...said, finding } }
    const entry = entryOf(history, newId('entry'), momentNow(now, calendar.zone), parts)
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
