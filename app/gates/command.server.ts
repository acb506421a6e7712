import type { z } from 'zod'
import type { Action } from '../policy/actions.ts'
import { runCaseCommand } from './case-command.server.ts'
import type { CaseCommand, Command } from './command.ts'
import { orNotRecorded } from './core.server.ts'
import type { Core } from './core.server.ts'
import { runHouseCommand } from './house-command.server.ts'
import type { Doing } from './runtime.ts'

/**
 * The command gate: every change goes through here. What was read while the log could not be written goes on record first.
 * Throws `NotRecorded` where it still can't.
 */
export function run<I extends z.ZodType, R>(
  core: Core,
  command: CaseCommand<I, Action, R, unknown, unknown> | Command<I, Action, R, unknown>,
  input: unknown,
  doing: Doing,
): Promise<R> {
  return orNotRecorded(core, async () => {
    await core.log.catchUp()
    return command.door === 'case'
      ? runCaseCommand(core, command, input, doing)
      : runHouseCommand(core, command, input, doing)
  })
}
