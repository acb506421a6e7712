import { z } from 'zod'
import { query } from '#app/gates/query.ts'
import { accessLists } from './access-lists.ts'

/** The table of who may see and do what, as it is in force: the same data that decides. */
export const accessTable = query({
  name: 'accessTable',
  input: z.object({}),
  permission: 'policy.read',
  load: ({ policy }) => Promise.resolve({ ...accessLists(), policy }),
  redact: (view) => view,
  shown: () => ({ sections: ['who may see and do what'] }),
})

export type AccessTableView = ReturnType<typeof accessTable.redact>
