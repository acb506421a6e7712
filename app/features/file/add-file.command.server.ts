import { caseIsFull, filesToBind } from '#app/domain/bound-file.ts'
import { entryOf } from '#app/domain/entry.ts'
import { toMoment } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { file, fileInput } from './file.entry.ts'

/** Binds staged files to the case, at every stage (P2). Only files that the same person staged, and only once. */
export const addFile = caseCommand({
  name: 'addFile',
  input: fileInput,
  permission: 'file.add',
  caseId: (input) => input.caseId,
  load: async ({ input, records }) => ({ files: await records.files.byIds(input.files) }),
  decide: ({ input, caseFile, actor, newId, calendar, loaded }) => {
    const { caseId: _case, happened, files: ids, ...said } = input
    const files = filesToBind(ids, loaded.files, actor.id)
    if (!files) throw new InputRefused({ files: 'Choose the file again.' }, input)
    const full = caseIsFull(caseFile.inquiry.files, files)
    if (full) throw new InputRefused({ files: full }, input)
    const base = { ...said, files }
    const entry = entryOf(file, newId('entry'), toMoment(happened, calendar.zone), { base }, { files: ids })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
