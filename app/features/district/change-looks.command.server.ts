import { command } from '#app/gates/command.ts'
import { changeNumbers } from './change-numbers.server.ts'
import { looksInput } from './looks-input.ts'

/** Changes from when on looks are worth asking about, and says on what basis. It stops nobody. */
export const changeLooks = command({
  name: 'changeLooks',
  input: looksInput,
  permission: 'clocks.change',
  edits: () => ({ t: 'district', id: 'district' }),
  handle: ({ input, records, newSalt }) => changeNumbers('looks', input, { records, newSalt }),
})
