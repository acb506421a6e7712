import { z } from 'zod'
import { RuleBroken } from '../domain/errors.ts'
import { caseCommand } from '../gates/command.ts'
import { askAbout, dutyRowsOf, relatedTo } from '../gates/kept-out.server.ts'

/** Asks about staff of the student's family whom the roster or an account names only now. */
export const matchAgain = caseCommand({
  name: 'matchAgain',
  input: z.object({ caseId: z.string() }),
  permission: 'case.system',
  caseId: (input) => input.caseId,
  load: async ({ records, caseFile }) => ({
    related: await relatedTo(records, caseFile.student?.personId),
    rows: await dutyRowsOf(records),
  }),
  decide: (work) => {
    const [first, ...others] = askAbout(work.caseFile, work.loaded.related, work.loaded.rows, work)
    if (!first) throw new RuleBroken('Nobody new belongs to the family.', 'recusal')
    return { entries: [first, ...others], result: { asked: others.length + 1 } }
  },
})
