import { textOf } from '#tests/laws/tree.ts'
import type { Place } from '#tests/setup/matrix-run.ts'
import type { Folder } from './canary-marks.ts'
import { matrixPeople, nobody } from './matrix-people.ts'
import type { MatrixPerson } from './matrix-people.ts'
import { matrixRoutes } from './matrix-routes.ts'
import type { MatrixRoute } from './matrix-routes.ts'

/** Addresses that take a form. */
export const acting = matrixRoutes.filter(({ file }) => /^export const action\b/m.test(textOf(file)))
/** Addresses of one case. */
export const inCase = ({ path }: MatrixRoute): boolean => path.includes(':caseId')

/** People × routes; those of a case in each of the folders, all others once. */
export const places = (
  people: readonly MatrixPerson[],
  routes: readonly MatrixRoute[],
  folders: readonly Folder[] = ['case'],
): Place[] =>
  people.flatMap((person) =>
    routes.flatMap((route) =>
      folders.filter((folder) => folder === 'case' || inCase(route)).map((folder) => ({ person, route, folder })),
    ),
  )

/** Whether everybody is asked of every address: `npm run test:matrix`. */
const whole = process.env.OFFRAMP_MATRIX === 'whole'

/**
 * People × routes as `places`, for people of whom the tables say the same: `most` of them take turns at each address, so
 * that every address and every person is asked of, and each pair only in the whole matrix.
 */
export const inTurn = (
  people: readonly MatrixPerson[],
  most: number,
  routes: readonly MatrixRoute[],
  folders: readonly Folder[] = ['case'],
): Place[] => {
  if (whole || people.length <= most) return places(people, routes, folders)
  const twice = [...people, ...people]
  return routes.flatMap((route, n) => {
    const first = (n * most) % people.length
    return places(twice.slice(first, first + most), [route], folders)
  })
}

/** Of whom every address is asked in an ordinary run too: one of each that may do most, and each that nothing is there for. */
const always: ReadonlySet<string> = new Set([
  'lead',
  'member',
  'district lead outside',
  'records officer',
  'recused member',
  'team of another school',
  'administrator',
])

/** People × routes as `places`: always of some people, of all others as `inTurn`. */
export function often(
  people: readonly MatrixPerson[],
  most: number,
  routes: readonly MatrixRoute[],
  folders: readonly Folder[] = ['case'],
): Place[] {
  const some = people.filter(({ name }) => always.has(name))
  const others = people.filter(({ name }) => !always.has(name))
  return [...places(some, routes, folders), ...inTurn(others, most, routes, folders)]
}

/**
 * The people to whom a matter of a staff member is not there: all but human resources, the district leads and those in
 * whose lists every folder stands. In it they are nobody.
 */
export const inNoStaffMatter: readonly MatrixPerson[] = matrixPeople.ofColumns
  .filter(({ grants }) =>
    grants.every(([role]) => !['hr', 'district-lead', 'auditor', 'records-officer'].includes(role)),
  )
  .map((person) => ({ ...person, inCase: nobody }))
