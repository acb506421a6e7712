import { z } from 'zod'
import { caseQuery } from '#app/gates/query.ts'
import { aroundPage } from './around-page.ts'
import { decisionsOf, missingIn } from './decisions.ts'
import { namesOf } from './names.ts'
import { overrideReaders } from '#app/gates/override-readers.server.ts'

/** Every decision of a case: who, when, on which entries, what was missing, who went on without it and why. */
export const caseDecisions = caseQuery({
  name: 'caseDecisions',
  input: z.object({ caseId: z.string() }),
  permission: 'case.decisions',
  caseId: (asked) => asked.caseId,
  load: async (work) => ({
    ...(await aroundPage(work, 'Decisions')),
    decisions: decisionsOf(
      work.caseFile,
      await namesOf(work.caseFile, work.records),
      await overrideReaders(work),
      missingIn(work.bodies),
    ),
  }),
  redact: (view) => view,
  shown: ({ decisions }) => ({ sections: ['decisions'], count: decisions.length }),
})
