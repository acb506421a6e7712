import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { blockFileInput, fileBlocked } from './file.entry.ts'

/** Blocks a file at once, by one person (P21). From then on nobody opens it; that it exists, and its hash, stay. */
export const blockFile = caseCommand({
  name: 'blockFile',
  input: blockFileInput,
  permission: 'file.block',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, now, newId, calendar }) => {
    const known = caseFile.inquiry.files.find((one) => one.fileId === input.fileId)
    if (!known) throw new InputRefused({ fileId: 'This file is not in this case.' }, input)
    if (known.blocked) throw new RuleBroken('This file is blocked already.', 'P21')
    const base = { fileId: known.fileId, name: known.name, reason: input.reason }
    const entry = entryOf(fileBlocked, newId('entry'), momentNow(now, calendar.zone), { base })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
