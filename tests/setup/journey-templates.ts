import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where one run of journeys keeps the districts that its servers copy. `run` is the process that started the workers. */
export const templatesOf = (run: number): string => join(tmpdir(), `offramp-districts-${run}`)
