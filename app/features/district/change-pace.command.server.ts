import { command } from '#app/gates/command.ts'
import { changeNumbers } from './change-numbers.server.ts'
import { paceInput } from './pace-input.ts'

/** Changes from when on searches, looks and reports pause, and says on what basis. */
export const changePace = command({
  name: 'changePace',
  input: paceInput,
  permission: 'clocks.change',
  edits: () => ({ t: 'district', id: 'district' }),
  handle: ({ input, records, newSalt }) => changeNumbers('pace', input, { records, newSalt }),
})
