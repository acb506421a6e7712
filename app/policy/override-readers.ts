import type { CaseFile } from '../domain/case-file.ts'
import type { UserId } from '../domain/ids.ts'
import type { Day } from '../domain/time.ts'
import { readsOverrides } from './roles.ts'
import type { UserActor } from './roles.ts'
import { sightOf } from './sight.ts'

/** Whether anybody but the person who went on could read why, of everybody who may sign in on a day. */
export const othersMayRead = (by: UserId, file: CaseFile, everybody: readonly UserActor[], today: Day): boolean =>
  everybody.some((one) => one.id !== by && readsOverrides(one, file) && sightOf(one, file, today) !== null)
