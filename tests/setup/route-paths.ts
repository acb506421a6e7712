import routes from '#app/routes.ts'

interface Entry {
  path?: string
  index?: boolean
  children?: readonly Entry[]
}
const under = (entries: readonly Entry[]): string[] =>
  entries.flatMap(({ path, index, children }) => [...(path ? [path] : index ? [''] : []), ...under(children ?? [])])

/** Every path of app/routes.ts. */
export const allPaths: readonly string[] = under(routes as readonly Entry[])
