import routes from '#app/routes.ts'
import type { Folder } from './canary-marks.ts'
import type { MatrixIds } from './matrix-house.ts'

interface Listed {
  id?: string
  path?: string
  file: string
  index?: boolean
  children?: readonly Listed[]
}

export interface MatrixRoute {
  /** As Remix calls it: `routes/case.note.new`. */
  id: string
  /** `cases/:caseId/note/new`; empty for the first page. */
  path: string
  file: string
  /** The layouts around it. */
  around: readonly string[]
}

const idOf = ({ id, file }: Listed) => id ?? file.replace(/\.tsx$/, '')
const under = (list: readonly Listed[], around: readonly string[] = []): MatrixRoute[] =>
  list.flatMap((one) => [
    ...(one.path !== undefined || one.index
      ? [{ id: idOf(one), path: one.path ?? '', file: `app/${one.file}`, around }]
      : []),
    ...under(one.children ?? [], [...around, idOf(one)]),
  ])

/** Every address of app/routes.ts, with its module: the matrix walks these and knows of no other list. */
export const matrixRoutes: readonly MatrixRoute[] = under(routes as readonly Listed[])

/** The one that takes what no other does is asked for by an address that is not there. */
const nowhere = 'no/such/page'

/** Parameters that are words of the house, the same for everybody. */
const words: Readonly<Record<string, string>> = {
  role: 'teacher',
  source: 'attendance',
  question: '9',
  clock: 'triage',
  class: 'case',
  design: 'contact',
  provider: 'none',
  seq: '0',
  week: '2026-09-07',
}
/** Parameters that are ids of something in the folder: by the name under which the district was made. */
const inFolder: Readonly<Record<string, string>> = {
  caseId: 'case',
  entryId: 'entry',
  fileId: 'file',
  personId: 'student',
  taskEntryId: 'task',
  interviewId: 'interview',
  visitId: 'visit',
  recusalId: 'recusal',
  actionId: 'action',
  drawnCaseId: 'case',
}
/** Parameters that are ids of the house. */
const inHouse: Readonly<Record<string, string>> = {
  schoolId: 'ACE',
  openingId: 'opening',
  grantId: 'grant',
  delegationId: 'delegation',
  sampleId: 'sample',
}

export const paramsOf = ({ path }: Pick<MatrixRoute, 'path'>): string[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)

/** An id as the house makes them, of a kind that nothing has. */
export const randomId = (like: string): string =>
  `${like.split('_')[0] ?? 'cas'}_${Array.from({ length: 26 }, (_, n) => 'abcdefghijklmnopqrstuvwxyz234567'[(n * 7 + 3) % 32]).join('')}`

/** The address of a route in a folder. `foreign` parameters are replaced by ids that nothing has. */
export function addressOf(route: MatrixRoute, folder: Folder, ids: MatrixIds, random = false): string {
  if (route.path === '*') return `/${nowhere}`
  return `/${route.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const found = valueOf(name, route, folder, ids)
    return random && !(name in words) ? randomId(found) : found
  })}`
}

function valueOf(name: string, { path }: MatrixRoute, folder: Folder, ids: MatrixIds): string {
  if (name in words) return words[name] ?? ''
  if (name === 'userId') return ids[path.startsWith('cases/') ? 'member' : 'referrer'] ?? ''
  const id = name in inFolder ? ids[`${folder}:${inFolder[name]}`] : ids[inHouse[name] ?? name]
  return id ?? randomId(`${name.slice(0, 3)}_`)
}

/** What asks one route's loader alone, past the loaders of the layouts around it. */
/** The address of a page's data, as its own script asks. */
export const dataOf = (address: string): string => `${address === '/' ? '/_root' : address}.data`

export const aloneOf = (address: string, { id }: MatrixRoute): string =>
  `${address === '/' ? '/_root' : address}.data?_routes=${encodeURIComponent(id)}`
