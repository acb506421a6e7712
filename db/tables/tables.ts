import type { Dialect } from '../dialect/sqlite.ts'
import { accessTables } from './access.ts'
import { auditTables } from './audit.ts'
import { destructionTables } from './destruction.ts'
import { factorTables } from './factors.ts'
import { folderTables } from './folders.ts'
import { houseTables } from './house.ts'
import { keyTables } from './keys.ts'
import { identityTables } from './identities.ts'
import { peopleTables } from './people.ts'
import { projectionTables } from './projections.ts'
import { reviewTables } from './reviews.ts'
import { userTables } from './users.ts'

/** All tables of the house for one engine. */
export function makeTables(d: Dialect) {
  const folders = folderTables(d)
  const people = peopleTables(d)
  const users = userTables(d, people)
  return {
    ...folders,
    ...people,
    ...users,
    ...accessTables(d, folders, users, people),
    ...destructionTables(d, folders),
    ...reviewTables(d, folders, users),
    ...factorTables(d, users),
    ...identityTables(d, users),
    ...projectionTables(d, folders, users),
    ...houseTables(d, users),
    ...auditTables(d),
    ...keyTables(d),
  }
}

export type Tables = ReturnType<typeof makeTables>
